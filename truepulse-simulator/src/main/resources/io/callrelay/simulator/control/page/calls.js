// The calls by state, as the vendor sees them.
import { h, fill, state, STATES, number, time, duration, callLink, say } from "./dom.js";
import { get, call, query } from "./api.js";
import { Stream } from "./stream.js";

const PAGE = 100;

export function callsPage(root, parameters, app) {
  const wanted = parameters.get("state") ?? "";
  const skip = Number(parameters.get("skip") ?? 0);
  let stopped = false;
  const rows = h("tbody", {});
  const empty = h("p", { class: "empty", hidden: true }, "No such call.");
  const link = (label, name) => h("a", { class: "button " + (name === wanted ? "chosen" : "quiet"), href: "#/calls" + query({ state: name }), "aria-current": name === wanted ? "page" : null }, label);
  const before = h("a", { class: "button quiet", hidden: skip === 0, href: "#/calls" + query({ state: wanted, skip: Math.max(0, skip - PAGE) || "" }) }, "Earlier");
  const after = h("a", { class: "button quiet", hidden: true, href: "#/calls" + query({ state: wanted, skip: skip + PAGE }) }, "Later");
  const ids = h("textarea", { id: "ids", rows: 4, spellcheck: "false", placeholder: "one tpCallID per line" });
  const answer = h("div", { role: "status" });

  fill(root,
    h("h1", {}, "Calls"),
    h("div", { class: "row states", role: "group", "aria-label": "State" }, link("All", ""), Object.entries(STATES).map(([name, [label]]) => link(label, name.toLowerCase()))),
    h("div", { class: "scroll", role: "region", "aria-label": "List of calls", tabindex: "0" },
      h("table", {}, h("thead", {}, h("tr", {}, ["tpCallID", "State", "POSTs", "First accepted", "After its end"].map((t) => h("th", { scope: "col" }, t)))), rows)),
    empty, h("div", { class: "row center" }, before, after),
    h("section", { class: "card", "aria-label": "Calls that never came" },
      h("h2", {}, "Did they all come?"),
      h("p", {}, "Paste the ids of the calls that were made; those that never arrived are listed."),
      h("label", { class: "block" }, h("span", {}, "tpCallIDs"), ids),
      h("div", { class: "row" }, h("button", { type: "button", class: "primary", onclick: check }, "Check"), h("a", { href: "#/unidentified" }, "Requests without a usable id")),
      answer));

  async function check() {
    const list = ids.value.split("\n").map((s) => s.replace(/\r$/, "")).filter((s) => s !== "");
    try {
      const { neverSeen } = await call("POST", "calls/never-seen", list);
      fill(answer, neverSeen.length === 0
        ? h("p", { class: "badge good" }, `All ${number(list.length)} came.`)
        : [h("p", { class: "badge bad" }, `${number(neverSeen.length)} of ${number(list.length)} never came:`), h("ul", {}, neverSeen.map((id) => h("li", { class: "id" }, id)))]);
    } catch (e) { say(e.message, true); }
  }

  async function load() {
    try {
      const { calls } = await get("calls" + query({ state: wanted, skip, limit: PAGE + 1 }));
      if (stopped) return;
      after.hidden = calls.length <= PAGE;
      empty.hidden = calls.length > 0;
      fill(rows, calls.slice(0, PAGE).map((c) => h("tr", {},
        h("td", { class: "wrap" }, callLink(c.tpCallID)), h("td", {}, state(c.state)),
        h("td", { class: "num" }, number(c.posts)), h("td", {}, c.firstAccepted ? time(c.firstAccepted, true) : "–"),
        h("td", {}, c.delayMs === undefined ? "–" : duration(c.delayMs), c.late ? [" ", h("span", { class: "badge warn" }, "Late")] : null))));
    } catch (e) { if (e.status !== 0) say(e.message, true); }
  }

  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(() => { due = false; if (!stopped) load(); }, 1000);
  };
  load();
  const stream = new Stream({}, { arrivals: soon, counts: app.counts, reset: soon }, app.connected);
  return { stop: () => { stopped = true; stream.close(); }, keys: { "/": () => ids.focus() } };
}
