// One rejected body: what is wrong with it, mending it, or discarding it.
import { h, fill, foreign, visible } from "../lib/dom.js";
import { get, post, segment } from "../lib/api.js";
import { ask, attempt, say } from "../lib/dialog.js";
import { complaint, field, forgive, violations } from "../lib/fields.js";
import { forRole } from "../lib/session.js";
import { time } from "../lib/time.js";
import { keptState } from "../lib/words.js";

export const title = "Rejected body";

export async function show(root, { id, signal }) {
  const path = "quarantine/" + segment(id);
  const place = h("div");
  fill(root, h("p", { class: "crumbs" }, h("a", { href: "#/quarantine" }, "Quarantine")), h("h1", {}, "Rejected body"), place);
  const look = async () => {
    try {
      draw(place, await get(path, {}, signal), path, look);
    } catch (problem) {
      if (!signal.aborted) fill(place, h("p", { class: "wrong", role: "status" }, visible(problem.message)));
    }
  };
  await look();
}

function draw(place, item, path, look) {
  const work = h("div");
  fill(place,
    h("p", { class: "states" }, keptState(item.state)),
    h("dl", { class: "facts columns" },
      fact("Received", time(item.receivedAt, { focus: true, brief: false })), fact("From", foreign(item.source)), fact("tpCallID", foreign(item.tpCallID)),
      item.resolvedAt && [fact("Dealt with", time(item.resolvedAt, { focus: true, brief: false })), fact("By", foreign(item.resolvedBy)), fact("Because", foreign(item.reason))],
      item.became && fact("Became the call", h("a", { href: "#/calls/" + encodeURIComponent(item.became) }, foreign(item.became)))),
    h("section", { class: "card" }, h("h2", {}, "What is wrong"), violations(item.violations)),
    h("section", {}, h("h2", {}, "What was posted"), work));
  drawBody(work, item, path, look);
}

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function drawBody(work, item, path, look) {
  const open = item.state === "OPEN";
  fill(work,
    h("p", { class: "soft" }, "Digits are masked."),
    h("pre", { class: "answer", tabindex: 0, "aria-label": "Body, digits masked", dir: "ltr" }, visible(item.body)),
    forRole("operator", open ? "Seeing the full body, mending and discarding" : "Seeing the full body", h("div", { class: "buttons" },
      h("button", { type: "button", class: open ? "primary" : "quiet", onclick: () => reveal(work, item, path, look) }, open ? "Mend it…" : "Show the full body…"),
      open && h("button", { type: "button", class: "danger-quiet", onclick: () => discard(path, look) }, "Discard…"))));
}

async function reveal(work, item, path, look) {
  const full = await ask({
    title: "Show the full body?",
    says: ["It may hold telephone numbers. That you looked at it is recorded with your name and the time."],
    confirm: "Show and record it", reason: "none",
    act: () => get(path + "/body"),
  });
  if (!full) return;
  if (item.state === "OPEN") drawEditor(work, full.body, path, look);
  else fill(work, h("pre", { class: "answer", tabindex: 0, "aria-label": "Full body", dir: "ltr" }, visible(full.body)));
}

function drawEditor(work, body, path, look) {
  const text = h("textarea", { name: "body", rows: 18, class: "code", spellcheck: "false", autocomplete: "off", dir: "ltr" });
  text.value = tidy(body);
  const check = h("button", { class: "primary" }, "Check it");
  const send = h("button", { type: "button", onclick: () => resubmit(text.value, path, look) }, "Resubmit…");
  const verdict = h("div", { role: "status" });
  const form = h("form", { novalidate: true }, complaint(),
    field("The mended body", text, { hint: "JSON with the eleven fields of the specification. “Check it” changes nothing.", wide: true }), verdict,
    h("div", { class: "buttons" }, check, send, h("button", { type: "button", class: "danger-quiet", onclick: () => discard(path, look) }, "Discard…"),
      h("button", { type: "button", class: "quiet", onclick: look }, "Leave it as it is")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fill(verdict);
    attempt(form, check, async () => {
      const { words } = await post(path + "/resubmit", { body: text.value, dryRun: true, reason: "" });
      fill(verdict, h("p", { class: "note good" }, visible(words)));
    });
  });
  text.addEventListener("input", () => {
    fill(verdict);
    forgive(form);
  });
  fill(work, form);
  text.focus();
}

/** JSON with one field on each line; what is not JSON stays as it came. */
function tidy(body) {
  try {
    const read = JSON.parse(body);
    // Numbers too long for JavaScript and names that come twice would be changed silently.
    return JSON.stringify(read) === body.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1") ? JSON.stringify(read, null, 2) : body;
  } catch {
    return body;
  }
}

async function resubmit(body, path, look) {
  const done = await ask({
    title: "Resubmit the mended body?",
    says: ["One call is accepted as if telephony had posted it now, and goes to True Pulse."],
    confirm: "Resubmit 1 call",
    act: (reason) => post(path + "/resubmit", { body, reason, dryRun: false }),
  });
  if (done) say(visible(done.words));
  if (done) look();
}

async function discard(path, look) {
  const done = await ask({
    title: "Discard this body?",
    says: ["One rejected body is set aside and never becomes a call. True Pulse does not get it. This cannot be undone."],
    confirm: "Discard 1 body", danger: true,
    act: (reason) => post(path + "/discard", { reason }),
  });
  if (done) say("It was discarded.");
  if (done) look();
}
