// What was wrong for long enough that somebody was told.
import { h, fill, visible } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { bundleForm } from "../lib/bundle.js";
import { list } from "../lib/list.js";
import { tabs } from "../lib/tabs.js";
import { age, span, time } from "../lib/time.js";
import { incidentState, number } from "../lib/words.js";

export const title = "Incidents";

export function show(root, { query, signal }) {
  const state = query.get("state") ?? "ALL";
  const note = h("div");
  fill(root, h("h1", {}, "Incidents"),
    h("p", { class: "lead" }, "One for each cause. Retrying never stops because of one."),
    tabs("State", "incidents", [["ALL", "All"], ["OPEN", "Going on"]], state), note,
    list({
      caption: "Incidents, the newest first", columns: ["What", "State", "Since", "Lasted", "Calls", "Told"], row,
      empty: state === "OPEN" ? "Nothing is wrong for long." : "There was none yet.",
      load: async (cursor) => {
        const { incidents, next, ledgerUp } = await get("incidents", { state, cursor }, signal);
        if (ledgerUp === false) fill(note, h("p", { class: "note" }, "The ledger does not answer: only what this relay remembers is shown."));
        return { rows: incidents, next };
      },
    }),
    h("section", { class: "card" }, h("h2", {}, "Support bundle of a time"),
      h("p", { class: "soft" }, "All attempts with True Pulse's answers, to be passed on to its support. Numbers are masked."), bundleForm()));
}

function row(incident) {
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: "#/incidents/" + encodeURIComponent(incident.id) }, visible(incident.title))),
    h("td", {}, incidentState(incident.overAt ? "OVER" : "OPEN")),
    h("td", {}, time(incident.since)),
    h("td", {}, incident.overAt ? span(Date.parse(incident.overAt) - Date.parse(incident.since)) : age(incident.since)),
    h("td", { class: "right" }, number(incident.mostCalls ?? incident.calls)),
    h("td", { class: "right" }, number(incident.told ?? 0)));
}
