// The filter of calls: in the address, so that a search can be kept and passed on, and as a form.
import { h } from "./dom.js";
import { field, choices, complaint } from "./fields.js";
import { zone, zoneName } from "./time.js";
import { REASONS, STATE_NAMES, STATUSES, stateLabel } from "./words.js";

const LISTS = ["state", "status", "reason"];
const TEXTS = ["q", "did", "caller", "customer"];
const TIMES = ["from", "to"];

/** What an address asks for: lists by comma, the rest as text. */
export function read(query) {
  const filter = {};
  for (const name of [...LISTS, ...TEXTS, ...TIMES, "attention"]) {
    const value = query.get(name);
    if (value) filter[name] = LISTS.includes(name) ? value.split(",") : value;
  }
  return filter;
}

/** The same as parameters of the API, and of an address. */
export function parameters(filter) {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]));
}

/** The same as the body of a replay, which knows no state. */
export function ofReplay({ state, attention, ...rest }) {
  return attention ? { ...rest, attention: true } : rest;
}

export function link(page, filter) {
  const query = new URLSearchParams(parameters(filter)).toString();
  return "#/" + page + (query ? "?" + query : "");
}

/** A form with this filter; onFilter is given the filter that was entered. */
export function filterForm({ filter, states, button, onFilter, extra }) {
  const form = h("form", { class: "filter", role: "search", novalidate: true },
    complaint(),
    h("div", { class: "fields" },
      field("Search", h("input", { type: "search", name: "q", value: filter.q ?? "", autocomplete: "off", spellcheck: "false" }),
        { hint: "A call's id; a caller's or dialled number, or its last four or more digits; or a customer.", wide: true }),
      h("div", { class: "buttons" }, h("button", { class: "primary" }, button), extra)),
    h("div", { class: "fields" },
      states && choices("State", "state", STATE_NAMES.map((name) => [name, stateLabel(name)]), filter.state ?? []),
      choices("Mark", "attention", [["true", "Needs attention", "Undelivered, and failing for longer than 15 minutes"]], filter.attention ? ["true"] : [])),
    more(filter));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    onFilter(entered(new FormData(form)), form);
  });
  return form;
}

function more(filter) {
  const used = ["status", "reason", ...TEXTS.slice(1), ...TIMES].some((name) => filter[name]);
  const text = (label, name, hint) => field(label, h("input", { type: "text", name, value: filter[name] ?? "", autocomplete: "off" }), { hint });
  const moment = (label, name) => field(label, h("input", { type: "datetime-local", step: 1, name, value: shown(filter[name]) }), { hint: zoneName() });
  return h("details", { open: used }, h("summary", {}, "More to search by"),
    h("div", { class: "fields" }, text("Number dialled (DID)", "did"), text("Caller's number", "caller"), text("Customer", "customer", "id or name, exactly"),
      moment("Accepted from", "from"), moment("Accepted before", "to")),
    choices("Call status", "status", STATUSES.map((name) => [name, name]), filter.status ?? []),
    choices("Last attempt failed because of", "reason", Object.entries(REASONS).map(([name, [label, meaning]]) => [name, label, meaning]), filter.reason ?? []));
}

function entered(data) {
  const filter = {};
  for (const name of LISTS) if (data.getAll(name).length > 0) filter[name] = data.getAll(name);
  for (const name of TEXTS) if (data.get(name)?.trim()) filter[name] = data.get(name).trim();
  for (const name of TIMES) if (data.get(name)) filter[name] = instant(data.get(name));
  if (data.get("attention")) filter.attention = "true";
  return filter;
}

/** What a datetime-local field says, in the zone that is shown, as an instant. */
export function instant(local) {
  return new Date(zone() === "utc" ? local + "Z" : local).toISOString().replace(".000Z", "Z");
}

/** An instant as a datetime-local field wants it. */
export function shown(iso) {
  if (!iso || Number.isNaN(Date.parse(iso))) return "";
  const at = new Date(iso);
  const offset = zone() === "utc" ? 0 : at.getTimezoneOffset() * 60_000;
  return new Date(at.getTime() - offset).toISOString().slice(0, 19);
}
