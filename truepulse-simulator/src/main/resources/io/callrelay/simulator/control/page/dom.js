// Builds elements. Strings always become text nodes or plain attributes, never markup.
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}

export function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
}

// Control characters, line ends and direction marks as visible escapes, so that a value
// cannot pretend to be another one.
export function visible(text) {
  return String(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

export const VERDICTS = {
  ACCEPTED: ["Accepted", "good", "The first arrival that the vendor took"],
  DUPLICATE: ["Duplicate", "calm", "Came again after the acceptance, with the same content (S7.3)"],
  REFUSED: ["Refused", "warn", "Kept to the specification; a script said no"],
  VIOLATION: ["Violation", "bad", "Broke the specification"],
  CONFLICT: ["Conflict", "bad", "Came again with other content"],
  ELSEWHERE: ["Elsewhere", "dim", "Not sent to the webhook's path"],
  DROPPED: ["Dropped", "dim", "Came on a connection that a script closes on reuse"],
};

function badge(table, name) {
  const [label, tone, meaning] = table[name] ?? [name, "dim", ""];
  return h("span", { class: "badge " + tone, title: meaning }, label);
}

export const verdict = (name) => badge(VERDICTS, name);

export const STATES = {
  WAITING: ["Waiting", "warn", "Not accepted yet"],
  ACCEPTED: ["Accepted", "good", "The vendor has it"],
  CONFLICTING: ["Conflicting", "bad", "Accepted, then came with other content"],
};

export const state = (name) => badge(STATES, name);

export function number(value) {
  return Number(value ?? 0).toLocaleString("en");
}

// 2026-11-24T01:02:03.456789Z as local time; the UTC original is in the title.
export function time(iso, withDay = false) {
  const at = new Date(iso);
  const two = (n) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} `;
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const millis = "." + String(at.getMilliseconds()).padStart(3, "0");
  return h("time", { datetime: iso, title: iso }, (withDay ? day : "") + clock + millis);
}

export function duration(ms) {
  const sign = ms < 0 ? "-" : "";
  const value = Math.abs(ms);
  if (value < 1000) return `${sign}${value} ms`;
  if (value < 60000) return `${sign}${(value / 1000).toFixed(value < 10000 ? 2 : 1)} s`;
  const minutes = Math.floor(value / 60000);
  const seconds = Math.round((value % 60000) / 1000);
  if (minutes < 60) return `${sign}${minutes} min ${seconds} s`;
  if (minutes < 2880) return `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${sign}${number(Math.floor(minutes / 1440))} days`;
}

export function callLink(id) {
  return h("a", { href: "#/calls/" + encodeURIComponent(id), class: "id" }, visible(id));
}

let toast;
export function say(text, bad = false) {
  const said = document.getElementById("said");
  said.className = bad ? "toast bad" : "toast";
  fill(said, text);
  said.hidden = false;
  clearTimeout(toast);
  toast = setTimeout(() => { said.hidden = true; }, bad ? 8000 : 4000);
}

// A modal question; resolves to true when it is confirmed.
export function ask(title, text, confirm) {
  return new Promise((resolve) => {
    const dialog = h("dialog", { "aria-labelledby": "ask-title" },
      h("form", { method: "dialog" },
        h("h2", { id: "ask-title" }, title), h("p", {}, text),
        h("div", { class: "row end" },
          h("button", { value: "no", type: "submit", class: "quiet" }, "Cancel"),
          h("button", { value: "yes", type: "submit", class: "danger" }, confirm))));
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
