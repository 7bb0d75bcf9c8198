// Is True Pulse getting its calls? Drawn once, then kept up to date second by second.
import { h, fill, put, drawn, icon, visible } from "../lib/dom.js";
import { draw as drawChart } from "../lib/chart.js";
import { say } from "../lib/dialog.js";
import { link } from "../lib/filter.js";
import { drawGate } from "../lib/gate.js";
import { listen } from "../lib/live.js";
import { age, span, time, took } from "../lib/time.js";
import { count, number, reason, reasonMeaning } from "../lib/words.js";

export const title = "Overview";

const LEVELS = { OK: ["good", "All is well"], WATCH: ["warn", "Have a look"], TROUBLE: ["bad", "Trouble"] };

export function show(root, { signal }) {
  const parts = { hero: h("section", { class: "hero", "aria-label": "Health" }), figures: h("dl", { class: "figures" }), chart: h("figure", { class: "chart" }),
    gate: h("div"), failing: h("div"), incidents: h("div"), kept: h("div"), foot: h("p", { class: "soft foot" }) };
  const all = h("div", { class: "overview" },
    h("h1", { class: "sr" }, "Overview"), parts.hero, parts.figures,
    card("Calls per minute", parts.chart, "wide"), card("Delivery to True Pulse", parts.gate), card("Failing now, by reason", parts.failing),
    card("Incidents", parts.incidents), card("Quarantine", parts.kept), parts.foot);
  fill(root, all, h("div", { class: "buttons end" }, wallButton()));
  fill(parts.hero, h("p", { class: "hero-words" }, "Asking the relay…"));
  const update = updater(parts);
  listen(update, (state) => linked(all, state), signal);
}

function card(heading, content, kind = "") {
  return h("section", { class: "card " + kind }, h("h2", {}, heading), content);
}

/** One function that brings every part up to date; each is drawn only when its own data changed. */
function updater(parts) {
  const hero = drawn(parts.hero, drawHero);
  const figures = drawn(parts.figures, drawFigures);
  const chart = drawn(parts.chart, (figure, data) => (data ? drawChart(figure, data) : fill(figure, unknown())));
  const gate = drawn(parts.gate, drawGate);
  const failing = drawn(parts.failing, drawFailing);
  const incidents = drawn(parts.incidents, drawIncidents);
  const kept = drawn(parts.kept, drawQuarantine);
  return (overview) => {
    hero({ ...overview.health, queue: overview.queue, ledger: overview.ledger });
    figures([overview.undelivered, delayOf(overview), lastMinute(overview.perMinute)]);
    chart(overview.perMinute);
    gate(overview.delivery);
    failing(overview.failing);
    incidents(overview.incidents);
    kept(overview.quarantine);
    put(parts.foot, `Relay ${visible(overview.node)}, version ${visible(overview.version)}.`);
  };
}

/** Undefined when it is not known, null when nothing was delivered. */
function delayOf({ ledger, delay }) {
  return ledger?.up === false ? undefined : delay;
}

function lastMinute(perMinute) {
  return perMinute && { accepted: perMinute.accepted.at(-2), delivered: perMinute.delivered.at(-2) };
}

function drawHero(hero, { level, words, queue, ledger }) {
  const [tone, label] = LEVELS[level] ?? ["dim", level];
  hero.className = "hero " + tone;
  if (!hero.querySelector("[role]")) fill(hero, h("div", { role: "status" }, h("p", { class: "hero-level" }), h("p", { class: "hero-words" })), h("div", { class: "hero-more" }));
  fill(hero.querySelector(".hero-level"), icon(tone), label);
  settle(hero, level, words);
  fill(hero.querySelector(".hero-more"), down("The queue", queue), down("The ledger", ledger));
}

// The words hold an age and change each second; a screen reader is told when it matters.
function settle(hero, level, words) {
  const seen = hero.querySelector(".hero-words");
  const status = hero.querySelector("[role]");
  status.setAttribute("aria-live", hero.dataset.level === level ? "off" : "polite");
  hero.dataset.level = level;
  put(seen, visible(words));
}

function down(name, part) {
  if (!part || part.up) return null;
  return h("p", {}, `${name} is down.`, part.problem && [" ", visible(part.problem)]);
}

function drawFigures(figures, [undelivered, delay, minute]) {
  const oldest = undelivered?.oldestAcceptedAt;
  fill(figures,
    figure("Not delivered yet", undelivered && h("a", { href: link("calls", { state: ["QUEUED", "RETRYING"] }) }, number(undelivered.count)),
      undelivered && `${number(undelivered.queued)} in the queue, ${number(undelivered.retrying)} waiting for a retry`, "large"),
    figure("The oldest of them waits for", undelivered && (oldest ? age(oldest) : "–"), oldest ? ["accepted ", time(oldest)] : undelivered && "nothing waits", "large"),
    figure("Accepted, last minute", minute && number(minute.accepted), "calls from telephony"),
    figure("Delivered, last minute", minute && number(minute.delivered), "SUCCESS from True Pulse"),
    figure("End of call to SUCCESS", delay === null ? "–" : delay && took(delay.p50Millis), delay ? `half of them were quicker (p50 of ${number(delay.calls)})` : "nothing delivered in the last hour"),
    figure("95 of 100 within", delay === null ? "–" : delay && took(delay.p95Millis), delay ? `p95 of ${number(delay.calls)}` : "nothing delivered in the last hour"));
}

function figure(label, value, more, kind = "") {
  return h("div", { class: "figure " + kind }, h("dt", {}, label), h("dd", {}, value || value === 0 ? value : "?"), h("dd", { class: "soft" }, value ? more : "the ledger does not answer"));
}

const unknown = () => h("p", { class: "soft" }, "Not known: the ledger does not answer.");

function drawFailing(place, failing) {
  if (!failing) return fill(place, unknown());
  if (failing.length === 0) return fill(place, h("p", { class: "soft" }, "No call is failing."));
  const most = Math.max(...failing.map((entry) => entry.calls));
  return fill(place, h("ul", { class: "bars" }, failing.map((entry) => h("li", {},
    h("a", { href: link("calls", { state: ["QUEUED", "RETRYING"], reason: [entry.reason] }), title: reasonMeaning(entry.reason) }, reason(entry.reason)),
    h("span", { class: "bar-number" }, number(entry.calls)),
    h("progress", { max: most, value: entry.calls, "aria-hidden": "true" })))));
}

function drawIncidents(place, incidents) {
  if (!incidents) return fill(place, unknown());
  if (incidents.length === 0) return fill(place, h("p", { class: "soft" }, "Nothing is wrong for long."));
  return fill(place, h("ul", { class: "plain" }, incidents.map((incident) => h("li", {},
    h("a", { href: "#/incidents/" + encodeURIComponent(incident.id) }, visible(incident.title)),
    h("div", { class: "soft" }, "for ", age(incident.since), ", ", count(incident.calls, "call"))))));
}

function drawQuarantine(place, quarantine) {
  if (!quarantine) return fill(place, unknown());
  return fill(place, quarantine.open === 0
    ? h("p", { class: "soft" }, "No rejected body waits.")
    : h("p", {}, h("a", { href: "#/quarantine" }, count(quarantine.open, "rejected body waits", "rejected bodies wait")), " for somebody to mend or discard."));
}

/** Says whether what is shown is live, and since when it is not. */
function linked(all, { live, since, words }) {
  const pill = document.getElementById("link");
  const banner = document.getElementById("banner");
  all.classList.toggle("stale", !live);
  pill.hidden = false;
  pill.className = live ? "pill good" : "pill bad";
  put(pill, live ? "Live" : "Not live");
  if (live && !banner.hidden) say("The connection is back.");
  banner.hidden = live;
  if (live) return;
  if (banner.dataset.since !== since) {
    banner.dataset.since = since;
    fill(banner, h("strong", {}, "The connection to the relay is lost since "), time(since),
      ". What is shown is from then. Trying again all the time. ", h("span", {}));
  }
  put(banner.lastChild, words);
}

/** Fills the screen, larger, for a monitor on a wall. */
function wallButton() {
  const button = h("button", { type: "button", class: "quiet" }, "Show on a wall");
  button.addEventListener("click", () => document.documentElement.requestFullscreen());
  return button;
}
