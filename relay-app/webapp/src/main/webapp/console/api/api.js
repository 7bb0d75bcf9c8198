// Shows the relay's OpenAPI description. Text only ever becomes text: nothing is parsed as HTML.
'use strict';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text !== undefined) {
    made.textContent = text;
  }
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function append(parent, ...children) {
  parent.append(...children.filter((child) => child));
  return parent;
}

/** Follows a reference within the description. */
function resolve(description, node) {
  if (!node || !node.$ref) {
    return node;
  }
  return node.$ref.replace('#/', '').split('/').reduce((at, key) => at && at[key], description);
}

function anchor(method, path) {
  return `${method}${path}`.replace(/[^A-Za-z0-9]+/g, '-');
}

function exampleOf(media) {
  if (media.example !== undefined) {
    return media.example;
  }
  const named = Object.values(media.examples || {})[0];
  if (named) {
    return named.value;
  }
  return media.schema ? media.schema.example : undefined;
}

function shown(example) {
  return typeof example === 'string' ? example.trim() : JSON.stringify(example, null, 2);
}

function body(description, content) {
  const parts = document.createDocumentFragment();
  Object.entries(content || {}).forEach(([type, media]) => {
    const example = exampleOf(media);
    append(parts, element('div', type, {class: 'faint'}));
    if (example !== undefined) {
      append(parts, element('pre', shown(example), {tabindex: '0'}));
    }
  });
  return parts;
}

function parameters(description, operation, item) {
  const all = [...(item.parameters || []), ...(operation.parameters || [])]
    .map((parameter) => resolve(description, parameter));
  if (all.length === 0) {
    return null;
  }
  const table = append(element('table'), append(element('tr'),
    element('th', 'parameter'), element('th', 'in'), element('th', 'meaning')));
  all.forEach((parameter) => append(table, append(element('tr'),
    append(element('td'), element('code', parameter.name)),
    element('td', parameter.in + (parameter.required ? ', required' : '')),
    element('td', parameter.description || ''))));
  return table;
}

function answers(description, operation) {
  const section = document.createDocumentFragment();
  Object.entries(operation.responses || {}).sort().forEach(([status, given]) => {
    const answer = resolve(description, given);
    const details = append(element('details'),
      append(element('summary'), element('code', status), ` ${answer.description || ''}`),
      body(description, answer.content));
    details.open = status < '300';
    append(section, details);
  });
  return section;
}

function section(description, path, item, method) {
  const operation = item[method];
  const request = resolve(description, operation.requestBody);
  const heading = append(element('h3', undefined, {id: anchor(method, path)}),
    element('span', method.toUpperCase(), {class: 'method'}), ' ', element('code', path));
  const part = append(element('section'), heading,
    element('p', operation.summary || ''),
    operation.description ? element('p', operation.description, {class: 'faint'}) : null,
    parameters(description, operation, item));
  if (request) {
    append(part, element('h4', 'Request'), body(description, request.content));
  }
  return append(part, element('h4', 'Answers'), answers(description, operation));
}

/** Operations by their tag, in the order of their paths. */
function byTag(description) {
  const groups = new Map();
  Object.entries(description.paths || {}).sort().forEach(([path, item]) => {
    METHODS.filter((method) => item[method]).forEach((method) => {
      const tag = (item[method].tags || ['other'])[0];
      groups.set(tag, [...(groups.get(tag) || []), {path, item, method}]);
    });
  });
  return groups;
}

function show(description) {
  const main = document.getElementById('operations');
  const list = element('ul');
  main.replaceChildren();
  document.getElementById('title').textContent = `${description.info.title}: API`;
  document.getElementById('about').textContent = description.info.description || '';
  byTag(description).forEach((operations, tag) => {
    const known = (description.tags || []).find((candidate) => candidate.name === tag);
    append(main, element('h2', known && known.description ? `${tag}: ${known.description}` : tag));
    operations.forEach(({path, item, method}) => {
      append(main, section(description, path, item, method));
      append(list, append(element('li'),
        element('a', `${method.toUpperCase()} ${path}`, {href: `#${anchor(method, path)}`})));
    });
  });
  document.getElementById('index').replaceChildren(list);
}

function tell(words) {
  document.getElementById('operations').replaceChildren(
    element('p', words, {class: 'wrong', role: 'alert'}));
}

fetch('/openapi?format=JSON', {headers: {Accept: 'application/json'}, credentials: 'same-origin'})
  .then((answer) => {
    if (answer.status === 401 || answer.status === 403) {
      throw new Error('The description is shown to those who are logged in: log in to the console first.');
    }
    if (!answer.ok) {
      throw new Error(`The relay answered ${answer.status}; it has no description to show.`);
    }
    return answer.json();
  })
  .then(show)
  .catch((error) => tell(error.message));
