// Times in the viewer's zone or in UTC, ages that grow and countdowns that run, by the relay's clock.
import { h } from "./dom.js";

const KEPT = "relay-zone";
const TICK_MILLIS = 500;
const COARSE_MILLIS = 2000;
const zones = { shown: kept() };
let ahead = 0; // of the relay's clock before this browser's

function kept() {
  try {
    return localStorage.getItem(KEPT) === "utc" ? "utc" : "local";
  } catch {
    return "local"; // a browser that keeps nothing
  }
}

/** "local" or "utc". */
export const zone = () => zones.shown;

/** Shows all times in the other zone, those that are on the page too. */
export function showZone(name) {
  zones.shown = name;
  try {
    localStorage.setItem(KEPT, name);
  } catch {
    // Only this page shows it then.
  }
  for (const element of document.querySelectorAll("time[datetime]")) write(element);
}

/** What the viewer's zone is called, for example "Asia/Kolkata". */
export const zoneName = () => (zones.shown === "utc" ? "UTC" : Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Learns the relay's clock from what it says the time is. A Date header tells whole seconds only. */
export function learn(said) {
  const difference = Date.parse(said) - Date.now();
  if (Number.isFinite(difference) && (/\.\d/.test(said) || Math.abs(difference - ahead) > COARSE_MILLIS)) ahead = difference;
}

/** The time by the relay's clock, in milliseconds. */
export const now = () => Date.now() + ahead;

const PARTS = { year: "numeric", month: "short", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };

/** 23 Oct 04:26:31; the year only when it is another one, the day only when it is not today, if so wished. */
export function written(iso, { utc = false, brief = true } = {}) {
  const format = new Intl.DateTimeFormat("en-GB", utc ? { ...PARTS, timeZone: "UTC" } : PARTS);
  const parts = (millis) => Object.fromEntries(format.formatToParts(millis).map((part) => [part.type, part.value]));
  const it = parts(Date.parse(iso));
  const today = parts(now());
  const clock = `${it.hour}:${it.minute}:${it.second}`;
  const sameYear = it.year === today.year;
  if (brief && sameYear && it.month === today.month && it.day === today.day) return clock;
  return `${it.day} ${it.month}${brief && sameYear ? "" : " " + it.year} ${clock}`;
}

function write(element) {
  const iso = element.getAttribute("datetime");
  const utc = zones.shown === "utc";
  element.textContent = written(iso, { utc, brief: element.dataset.brief === "true" }) + (utc ? " UTC" : "");
  element.title = utc ? "Your time: " + written(iso, { brief: false }) : "UTC: " + iso;
}

/**
 * A moment. The other zone is its title and, outside of lists, shown when it has the focus.
 * brief leaves out today's date.
 */
export function time(iso, { brief = true, focus = false } = {}) {
  if (!iso) return h("span", { class: "none" }, "none");
  const element = h("time", { datetime: iso, class: "time", "data-brief": String(brief), tabindex: focus ? 0 : null });
  write(element);
  return element;
}

/** 4 s, 3 min 20 s, 5 h 12 min, 3 d 4 h. */
export function span(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return minutes < 10 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** How long something took: 31 ms, 1.2 s, 3 min 20 s. */
export function took(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  return millis < 60_000 ? `${(millis / 1000).toFixed(millis < 10_000 ? 1 : 0)} s` : span(millis);
}

/** How long ago something was; grows by itself. */
export function age(iso) {
  const element = h("span", { class: "ticking", "data-age": iso });
  tick(element);
  return element;
}

/** How long until something; runs by itself and then says so in words. */
export function until(iso, over = "now") {
  const element = h("span", { class: "ticking", "data-until": iso, "data-over": over });
  tick(element);
  return element;
}

function tick(element) {
  const { age: since, until: to, over } = element.dataset;
  const left = to && Date.parse(to) - now();
  const text = since ? span(now() - Date.parse(since)) : left > 0 ? "in " + span(left + 999) : over;
  if (element.textContent !== text) element.textContent = text;
}

setInterval(() => {
  // When the connection is lost nothing is known of what has happened since: ages stand still.
  for (const element of document.querySelectorAll("[data-age], [data-until]")) {
    if (!element.closest(".stale")) tick(element);
  }
}, TICK_MILLIS);
