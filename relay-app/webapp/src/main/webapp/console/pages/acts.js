// Who did what, when and why.
import { h, fill, foreign } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { complaint, field, object } from "../lib/fields.js";
import { instant, shown } from "../lib/filter.js";
import { list } from "../lib/list.js";
import { time, zoneName } from "../lib/time.js";
import { action } from "../lib/words.js";

export const title = "Acts";
export const ACT_COLUMNS = ["When", "Who", "What", "On", "Why", "Outcome"];

const PAGES = { CALL: "calls", REPLAY: "replays", QUARANTINE: "quarantine", INCIDENT: "incidents" };
const PARAMETERS = ["by", "action", "target", "from", "to"];

export function show(root, { query, signal }) {
  const filter = Object.fromEntries(PARAMETERS.map((name) => [name, query.get(name) ?? ""]));
  const form = filterForm(filter);
  fill(root, h("h1", {}, "Acts"), h("p", { class: "lead" }, "Everything that people did here, and every look at a full number. Nothing is ever taken off this list."), form,
    list({
      caption: "Acts, the newest first", columns: ACT_COLUMNS, row: actRow, empty: "Nobody did anything that fits.",
      load: (cursor) => get("acts", { ...filter, cursor }, signal).then(
        ({ acts, next }) => ({ rows: acts, next }),
        (problem) => {
          if (problem.violations?.length) object(form, problem);
          throw problem;
        }),
    }));
}

function filterForm(filter) {
  const text = (label, name) => field(label, h("input", { name, value: filter[name], autocomplete: "off", spellcheck: "false" }));
  const moment = (label, name) => field(label, h("input", { type: "datetime-local", step: 1, name, value: shown(filter[name]) }), { hint: zoneName() });
  const form = h("form", { class: "filter", role: "search", novalidate: true }, complaint(),
    h("div", { class: "fields" }, text("Who", "by"), text("Action", "action"), text("On (a call's id)", "target"), moment("From", "from"), moment("Before", "to"),
      h("div", { class: "buttons" }, h("button", { class: "primary" }, "Search"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const entered = [...new FormData(form)].filter(([, value]) => value.trim() !== "")
      .map(([name, value]) => [name, name === "from" || name === "to" ? instant(value) : value.trim()]);
    location.hash = "#/acts?" + new URLSearchParams(entered);
  });
  return form;
}

/** One line of a list of acts. */
export function actRow(act) {
  const page = PAGES[act.kind];
  const target = act.target ? foreign(act.target, "id") : "";
  return h("tr", {},
    h("td", {}, time(act.at)),
    h("td", {}, foreign(act.by)),
    h("th", { scope: "row", title: act.action }, action(act.action)),
    h("td", { class: "cut" }, page && act.target ? h("a", { href: `#/${page}/${encodeURIComponent(act.target)}` }, target) : target),
    h("td", { class: "cut" }, act.reason ? foreign(act.reason) : h("span", { class: "none" }, "no reason given")),
    h("td", {}, act.outcome ? foreign(act.outcome) : ""));
}
