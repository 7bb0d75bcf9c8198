// Finding calls.
import { h, fill, foreign } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { object } from "../lib/fields.js";
import { filterForm, link, parameters, read } from "../lib/filter.js";
import { list } from "../lib/list.js";
import { may } from "../lib/session.js";
import { age, time, until } from "../lib/time.js";
import { attention, reason, reasonMeaning, state } from "../lib/words.js";

export const title = "Calls";
export const COLUMNS = ["tpCallID", "State", "Accepted", "Customer", "Caller", "Dialled", "Status", "Attempts", "What next"];

export function show(root, { query, signal }) {
  const filter = read(query);
  const form = filterForm({
    filter, states: true, button: "Search",
    onFilter: (entered) => {
      const next = link("calls", entered);
      if (next === location.hash) dispatchEvent(new Event("hashchange")); // the same search again
      else location.hash = next;
    },
    extra: Object.keys(filter).length > 0 && h("a", { class: "button quiet", href: "#/calls" }, "Clear"),
  });
  const found = list({
    caption: "Calls, the newest first", columns: COLUMNS, row: callRow,
    load: (cursor) => get("calls", { ...parameters(filter), cursor }, signal).then(
      ({ calls, ...rest }) => ({ rows: calls, ...rest }),
      (problem) => {
        if (problem.violations?.length) object(form, problem);
        throw problem;
      }),
    empty: Object.keys(filter).length > 0 ? "No call fits." : "No call has been accepted yet.",
  });
  fill(root, h("div", { class: "heading" }, h("h1", {}, "Calls"), replayLink(filter)), form, found);
}

function replayLink(filter) {
  if (!may("operator")) return null;
  const { state: ignored, ...rest } = filter;
  return h("a", { class: "button", href: link("replays/new", rest) }, "Replay by this filter…");
}

/** One line of a list of calls. */
export function callRow(call) {
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { class: "id", href: "#/calls/" + encodeURIComponent(call.tpCallID) }, foreign(call.tpCallID))),
    h("td", {}, state(call.state), call.attention && [" ", attention()]),
    h("td", {}, time(call.acceptedAt)),
    h("td", { class: "cut" }, foreign(call.tpCustomerName), h("div", { class: "soft" }, foreign(call.tpCustomerID))),
    h("td", {}, foreign(call.tpCallerNumber, "number")),
    h("td", {}, foreign(call.tpDIDNumber, "number")),
    h("td", {}, foreign(call.tpCallStatus, "whole")),
    h("td", { class: "right" }, call.attemptCount),
    h("td", {}, h("div", {}, next(call))));
}

function next(call) {
  const why = call.lastReason && h("span", { title: reasonMeaning(call.lastReason) }, reason(call.lastReason));
  switch (call.state) {
    case "DELIVERED": return call.deliveredAt ? ["delivered ", time(call.deliveredAt)] : "delivered";
    case "WITHDRAWN": return "nothing";
    case "RETRYING": return ["retry ", call.nextAttemptAt ? until(call.nextAttemptAt) : "soon", h("div", { class: "soft" }, why)];
    default: return ["waits for ", age(call.acceptedAt), h("div", { class: "soft" }, why)];
  }
}
