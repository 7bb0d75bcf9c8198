// Chooses what is shown by the part of the address behind the #, and holds what every view shares.
import { h, fill, say, ask } from "./dom.js";
import { get, call } from "./api.js";
import { live } from "./live.js";
import { callPage } from "./call.js";
import { callsPage } from "./calls.js";
import { scriptsPage } from "./scripts.js";
import { referencePage } from "./reference.js";

const LINKS = [["#/", "Live", "l"], ["#/calls", "Calls", "c"], ["#/scripts", "Scripts", "s"], ["#/api", "API", "a"]];
const SHORTCUTS = [
  ["/", "to the search of this page"], ["p", "pause and resume the list of arrivals"],
  ["j k", "next, previous line or card"], ["Enter", "open it"],
  ["l", "Live"], ["c", "Calls"], ["s", "Scripts"], ["a", "API"], ["?", "this list"], ["Esc", "close, or leave a field"],
];

const main = document.getElementById("main");
const banner = document.getElementById("banner");
const endpoint = document.getElementById("endpoint");
let view = { stop() {}, keys: {} };
let webhook = new URL("http://localhost:9090/webhook");
let lostAt = 0;
let extensions = [];

const app = {
  connected(yes) {
    if (yes) {
      if (lostAt) { lostAt = 0; banner.hidden = true; say("Connected again; what was missed is shown"); }
      return;
    }
    if (!lostAt) lostAt = Date.now();
    tellLoss();
  },
  counts(counts) {
    const listening = counts.webhook === "listening";
    const words = listening ? "webhook listening" : "webhook refusing";
    if (endpoint.textContent !== words) fill(endpoint, words);
    endpoint.className = "pill " + (listening ? "good" : "bad");
  },
  webhook: () => webhook.href,
  async forget() {
    if (!await ask("Forget all arrivals?", "Counts, calls and the journal's file are emptied. Scripts stay.", "Forget all")) return;
    try {
      await call("DELETE", "journal");
      say("Everything is forgotten");
    } catch (e) { say(e.message, true); }
  },
};

function tellLoss() {
  if (!lostAt) return;
  fill(banner, h("b", {}, "No connection to the simulator"), ` since ${new Date(lostAt).toLocaleTimeString("en-GB")}. What you see is not up to date. Trying again every second.`);
  banner.hidden = false;
}

function navigation() {
  const here = location.hash || "#/";
  const links = [...LINKS.map(([href, label]) => [href, label]), ...extensions.map((e) => [e.path, e.title])];
  fill(document.getElementById("nav"), links.map(([href, label]) => {
    const current = href === "#/" ? /^#\/(\?|$)/.test(here) : href.startsWith("#") && (here === href || here.startsWith(href + "/") || here.startsWith(href + "?"));
    return h("a", { href, "aria-current": current ? "page" : null }, label);
  }));
}

function show(focus) {
  view.stop();
  const [path, search] = (location.hash.slice(1) || "/").split("?");
  const parameters = new URLSearchParams(search ?? "");
  const root = h("div", { class: "view" });
  fill(main, root);
  const id = path.startsWith("/calls/") ? decoded(path.slice("/calls/".length)) : undefined;
  document.title = (id ?? { "/": "Live", "/calls": "Calls", "/scripts": "Scripts", "/api": "API", "/unidentified": "No id" }[path] ?? "Not found") + " · True Pulse simulator";
  if (path === "/") view = live(root, parameters, app);
  else if (id !== undefined) view = callPage(root, id, app);
  else if (path === "/unidentified") view = callPage(root, undefined, app);
  else if (path === "/calls") view = callsPage(root, parameters, app);
  else if (path === "/scripts") view = scriptsPage(root, app);
  else if (path === "/api") view = referencePage(root, app);
  else { fill(root, h("h1", {}, "There is nothing here"), h("p", {}, h("a", { href: "#/" }, "To the live view"))); view = { stop() {}, keys: {} }; }
  navigation();
  if (focus) { main.focus({ preventScroll: true }); scrollTo(0, 0); }
}

function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
}

function help() {
  if (document.querySelector("dialog[open]")) return;
  const dialog = h("dialog", { "aria-labelledby": "help-title" },
    h("form", { method: "dialog" }, h("h2", { id: "help-title" }, "Keyboard shortcuts"),
      h("table", {}, h("tbody", {}, SHORTCUTS.map(([keys, words]) => h("tr", {}, h("th", { scope: "row" }, keys.split(" ").map((k) => [h("kbd", {}, k), " "])), h("td", {}, words))))),
      h("div", { class: "row end" }, h("button", { type: "submit", class: "primary" }, "Close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function step(by) {
  const items = [...main.querySelectorAll("table.arrivals tbody a, table:not(.arrivals) tbody a, details > summary")].filter((e) => e.checkVisibility());
  const at = items.indexOf(document.activeElement);
  items[at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + by))]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.matches("input, textarea, select");
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const link = LINKS.find(([, , key]) => key === event.key);
  if (view.keys[event.key]) { event.preventDefault(); view.keys[event.key](); }
  else if (event.key === "?") { event.preventDefault(); help(); }
  else if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if (link) location.hash = link[0];
});

document.getElementById("help").addEventListener("click", help);
addEventListener("hashchange", () => show(true));
get("health").then((health) => {
  webhook = new URL(health.webhookUrl);
  webhook.hostname = location.hostname; // as this page was reached, the port can be as well
}).catch(() => app.connected(false)).finally(() => show(false));
get("extensions").then((found) => { extensions = found.extensions; navigation(); }).catch(() => {});
