// Asks for the state once a second; everything foreign is put in as text.
const LOOKS = { PASSED: 'good', FAILED: 'bad', ERROR: 'bad', WARNING: 'warn', REVIEW: 'warn', RUNNING: 'calm' };
const at = id => document.getElementById(id);
const rows = new Map();
let module = '';
let asked = 0;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function row(check) {
  let known = rows.get(check.id);
  if (known) return known;
  if (check.module !== module) {
    module = check.module;
    const head = element('tr', 'module');
    const cell = element('th', '', module);
    cell.colSpan = 4;
    cell.scope = 'rowgroup';
    head.append(cell);
    at('checks').append(head);
  }
  const line = element('tr');
  const state = element('td');
  const name = element('td', 'name', check.title);
  name.append(element('span', 'small', `${check.id}, ${check.level.toLowerCase()}`));
  known = { badge: element('span', 'badge'), words: element('td', 'wrap') };
  state.append(known.badge);
  line.append(state, name, element('td', 'small', check.clauses.join(', ')), known.words);
  at('checks').append(line);
  rows.set(check.id, known);
  return known;
}

function show(check) {
  const { badge, words } = row(check);
  const left = check.secondsLeft === undefined ? '' : ` (at most ${check.secondsLeft} s)`;
  const state = check.state.toLowerCase();
  if (badge.textContent !== state) {
    badge.textContent = state;
    badge.className = `badge ${LOOKS[check.state] || 'dim'}`;
  }
  const text = check.words + left;
  if (words.textContent !== text) words.textContent = text;
}

function counts(checks) {
  const by = new Map();
  checks.forEach(check => by.set(check.state, (by.get(check.state) || 0) + 1));
  const over = checks.filter(check => !['PLANNED', 'RUNNING'].includes(check.state)).length;
  at('bar').style.width = `${checks.length ? (100 * over) / checks.length : 0}%`;
  const words = [...by].map(([state, count]) => `${count} ${state.toLowerCase()}`).join(', ');
  const text = `${over} of ${checks.length} checks are over: ${words}`;
  if (at('counts').textContent !== text) at('counts').textContent = text;
}

function ask(task) {
  at('task').hidden = !task;
  if (!task || asked === task.number) return;
  asked = task.number;
  at('task-title').textContent = task.question ? 'A question' : 'What to do next';
  at('task-words').textContent = task.words;
  at('yes').hidden = at('no').hidden = !task.question;
}

async function reply(word) {
  at('task').hidden = true;
  await fetch('/api/certification/reply', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ task: asked, reply: word }),
  });
  await look();
}

async function look() {
  try {
    const answer = await fetch('/api/certification', { cache: 'no-store' });
    if (!answer.ok) throw new Error(`the simulator answered ${answer.status}`);
    const state = await answer.json();
    at('lost').hidden = true;
    state.checks.forEach(show);
    counts(state.checks);
    ask(state.task);
  } catch {
    at('lost').hidden = false;
  }
}

['yes', 'no', 'skip'].forEach(word => at(word).addEventListener('click', () => reply(word)));
(async function follow() {
  await look();
  setTimeout(follow, 1000);
})();
