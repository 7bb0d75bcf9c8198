// Trying all waiting calls of a filter now: first which they are, then the second look, then it begins.
import { h, fill, visible } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { callRow, COLUMNS } from "./calls.js";
import { ask, attempt } from "../lib/dialog.js";
import { filterForm, ofReplay, read } from "../lib/filter.js";
import { forRole, may } from "../lib/session.js";
import { table } from "../lib/table.js";
import { until } from "../lib/time.js";
import { count } from "../lib/words.js";

export const title = "New replay";

export function show(root, { query, signal }) {
  const preview = h("div", { role: "region", "aria-label": "Preview", tabindex: -1 });
  const heading = [h("p", { class: "crumbs" }, h("a", { href: "#/replays" }, "Replays")), h("h1", {}, "New replay")];
  if (!may("operator")) {
    fill(root, heading, forRole("operator", "Starting a replay"));
    return;
  }
  const form = filterForm({
    filter: read(query), states: false, button: "Preview",
    onFilter: (entered) => attempt(form, form.querySelector("button"), async () => {
      fill(preview);
      const found = await post("replays", { dryRun: true, filter: ofReplay(entered) }, signal);
      fill(preview, drawPreview(found));
      preview.focus();
    }),
  });
  fill(root, heading, h("p", { class: "lead" }, "Which calls that wait for a retry are to be tried now? Nothing happens before you have seen which they are."), form, preview);
}

function drawPreview(found) {
  const start = h("button", { type: "button", class: "primary", disabled: found.calls === 0, onclick: () => begin(found) }, `Replay ${howMany(found)}…`);
  return h("section", { class: "card" }, h("h2", {}, "Preview"),
    h("p", { class: "next-words" }, visible(found.words)),
    found.sample.length > 0 && table("Some of the calls", COLUMNS, found.sample.map(callRow)),
    h("div", { class: "buttons" }, start, h("span", { class: "soft" }, "This preview ends ", until(found.expiresAt, "now: make a new one"), ".")));
}

const howMany = (found) => (found.countIsExact ? "" : "at least ") + count(found.calls, "call");

async function begin(found) {
  const replay = await ask({
    title: `Replay ${howMany(found)}?`,
    says: [`${howMany(found)} become due now and go to True Pulse as quickly as it takes them.`, "It can be cancelled while it runs; what was made due by then stays due."],
    confirm: `Replay ${howMany(found)}`,
    act: (reason) => post("replays", { token: found.token, reason }),
  });
  if (replay) location.hash = "#/replays/" + encodeURIComponent(replay.id);
}
