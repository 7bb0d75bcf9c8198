// Bodies that broke the specification.
import { h, fill, foreign, visible } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { list } from "../lib/list.js";
import { tabs } from "../lib/tabs.js";
import { time } from "../lib/time.js";
import { keptState } from "../lib/words.js";

export const title = "Quarantine";

const STATES = [["OPEN", "Open"], ["RESUBMITTED", "Resubmitted"], ["DISCARDED", "Discarded"]];

export function show(root, { query, signal }) {
  const state = query.get("state") ?? "OPEN";
  fill(root, h("h1", {}, "Quarantine"),
    h("p", { class: "lead" }, "What telephony posted and the specification does not allow. It was refused with 422, so it is not a call; mended here, it becomes one."),
    tabs("State", "quarantine", STATES, state),
    list({
      caption: "Rejected bodies, the newest first", columns: ["Received", "State", "From", "tpCallID", "What is wrong"], row,
      empty: state === "OPEN" ? "Nothing waits. All that came kept to the specification, or was dealt with." : "None.",
      load: (cursor) => get("quarantine", { state, cursor }, signal).then(({ items, next }) => ({ rows: items, next })),
    }));
}

function row(item) {
  const [first, ...rest] = item.violations;
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: "#/quarantine/" + encodeURIComponent(item.id) }, time(item.receivedAt))),
    h("td", {}, keptState(item.state)),
    h("td", {}, foreign(item.source)),
    h("td", { class: "cut" }, foreign(item.tpCallID, "id")),
    h("td", { class: "cut" }, first && [h("code", {}, visible(first.field)), " ", visible(first.message)], rest.length > 0 && h("div", { class: "soft" }, `and ${rest.length} more`)));
}
