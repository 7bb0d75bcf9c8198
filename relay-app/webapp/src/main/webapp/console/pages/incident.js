// One incident: what, since when, how many calls, who was told, when it was over.
import { h, fill, foreign, visible } from "../lib/dom.js";
import { get, segment } from "../lib/api.js";
import { bundleForm } from "../lib/bundle.js";
import { table } from "../lib/table.js";
import { age, span, time, until } from "../lib/time.js";
import { incidentState, noticeState, number } from "../lib/words.js";

export const title = "Incident";

const KINDS = { RAISED: "It began", REMINDER: "Reminder", OVER: "It is over", DIGEST: "Several at once" };

export async function show(root, { id, signal }) {
  fill(root, h("p", { class: "crumbs" }, h("a", { href: "#/incidents" }, "Incidents")), h("h1", {}, "Incident"), h("p", { role: "status" }, "Looking…"));
  try {
    draw(root, await get("incidents/" + segment(id), {}, signal));
  } catch (problem) {
    if (!signal.aborted) fill(root.lastChild, h("span", { class: "wrong" }, visible(problem.message)));
  }
}

function draw(root, incident) {
  const whole = { focus: true, brief: false };
  fill(root, root.firstChild, h("h1", {}, visible(incident.title)),
    h("section", { class: "card next" }, h("p", { class: "states" }, incidentState(incident.overAt ? "OVER" : "OPEN")), h("p", { class: "next-words" }, visible(incident.words))),
    h("dl", { class: "facts columns" },
      fact("Since", time(incident.since, whole)),
      incident.overAt ? fact("Over", time(incident.overAt, whole)) : fact("Last seen", time(incident.lastSeenAt, whole)),
      fact("Lasted", incident.overAt ? span(Date.parse(incident.overAt) - Date.parse(incident.since)) : [age(incident.since), ", and goes on"]),
      fact("Calls now", number(incident.calls)), fact("Calls at most", number(incident.mostCalls ?? incident.calls)),
      fact("Raised", [time(incident.raisedAt, whole), " by ", foreign(incident.raisedBy)]), fact("Cause", foreign(incident.cause))),
    h("section", {}, h("h2", {}, "Who was told"), notices(incident.notices ?? [])),
    h("section", { class: "card" }, h("h2", {}, "Support bundle"), h("p", { class: "soft" }, "All attempts of this incident with True Pulse's answers. Numbers are masked."), bundleForm(incident.id)));
}

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function notices(list) {
  if (list.length === 0) return h("p", { class: "soft" }, "Nobody: no address and no webhook is set (relay.support.mail-to, relay.support.webhook-url).");
  return table("Messages about this incident", ["When", "What", "By", "To", "State", "Problem"], list.map((notice) => h("tr", {},
    h("td", {}, time(notice.sentAt ?? notice.createdAt)), h("th", { scope: "row" }, KINDS[notice.kind] ?? visible(notice.kind)), h("td", {}, foreign(notice.channel)),
    h("td", { class: "cut" }, foreign(notice.recipient)), h("td", {}, noticeState(notice.state)), h("td", { class: "cut" }, trouble(notice)))));
}

function trouble(notice) {
  if (!notice.problem) return "";
  return [foreign(notice.problem), notice.nextAttemptAt && h("div", { class: "soft" }, `tried ${number(notice.attempts)} times, again `, until(notice.nextAttemptAt))];
}
