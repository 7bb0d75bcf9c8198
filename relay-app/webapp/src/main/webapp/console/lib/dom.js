// The one place where elements are made. Data only ever becomes a text node or the value of an
// attribute, never markup: nothing that telephony or True Pulse sends can become a script.

const SVG = "http://www.w3.org/2000/svg";

/** An element. Attributes that begin with "on" are listeners; null, undefined and false are left out. */
export function h(tag, attributes = {}, ...children) {
  return furnished(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function s(tag, attributes = {}, ...children) {
  return furnished(document.createElementNS(SVG, tag), attributes, children);
}

function furnished(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  return add(element, children);
}

/** Appends nodes and texts; lists in lists are taken apart, what is missing is left out. */
export function add(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Puts these in place of what was there. */
export function fill(element, ...children) {
  element.replaceChildren();
  return add(element, children);
}

/** Changes a text only when it is another one, so that selections and screen readers stay calm. */
export function put(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}

/** Calls draw(element, value) only when the value is another one than at the last call. */
export function drawn(element, draw) {
  let before;
  return (value) => {
    const now = JSON.stringify(value);
    if (now === before) return;
    before = now;
    draw(element, value);
  };
}

// Joiners after a mark are how Indian scripts are written; elsewhere they only hide.
const HIDDEN =
  /(?<!\p{M})[\u200c\u200d]|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;

/** Foreign text with control characters and marks of direction as escapes, so that it cannot pass for another. */
export function visible(text) {
  return String(text).replace(HIDDEN, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** Foreign text on its own: its writing direction changes nothing around it. */
export function foreign(text, kind = "value") {
  return text === "" || text === null || text === undefined
    ? h("span", { class: "none" }, text === "" ? "empty" : "none")
    : h("bdi", { class: kind }, visible(text));
}

const ICONS = {
  good: "M3 8.5l3.2 3.2L13 4.8",
  warn: "M8 2.2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.4",
  bad: "M4 4l8 8M12 4l-8 8",
  calm: "M8 3v10M4 9l4 4 4-4",
  wait: "M8 4.5V8l2.5 2M8 1.8a6.2 6.2 0 1 0 .01 0",
  pause: "M5.5 3.5v9M10.5 3.5v9",
  dim: "M4 8h8",
};

/** A small drawing beside words that say the same. */
export function icon(name) {
  return s("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true", focusable: "false" },
    s("path", { d: ICONS[name] ?? ICONS.dim }));
}
