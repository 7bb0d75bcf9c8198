// What stands above every page: where one can go, how times and colours are shown, who is logged in.
import { h, fill } from "./dom.js";
import { say } from "./dialog.js";
import { me, may, rank, leave } from "./session.js";
import { zone, showZone } from "./time.js";

const PLACES = [
  ["", "Overview"], ["calls", "Calls"], ["replays", "Replays"], ["quarantine", "Quarantine"],
  ["incidents", "Incidents"], ["acts", "Acts"],
];

const places = () => (may("admin") ? [...PLACES, ["access", "Access"]] : PLACES);

/** Draws the frame, with the ways to go only for somebody who is logged in. */
export function frame(known) {
  fill(document.getElementById("top"),
    h("a", { class: "brand", href: "#/" }, h("img", { src: "icon.svg", alt: "", width: 26, height: 26 }), "True Pulse Relay"),
    known && h("nav", { "aria-label": "Pages", id: "nav" }, places().map(([path, label]) => h("a", { href: "#/" + path, "data-path": path }, label)), h("a", { href: "api/" }, "API")),
    h("div", { class: "top-end" }, known && h("span", { id: "link", class: "pill", hidden: true }), zoneSwitch(), themeSwitch(), known && person()));
}

/** Marks the page that is shown. */
export function nav(path) {
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.dataset.path === path) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function zoneSwitch() {
  const choice = h("select", { "aria-label": "Times are shown in" }, h("option", { value: "local" }, "My time"), h("option", { value: "utc" }, "UTC"));
  choice.value = zone();
  choice.addEventListener("change", () => showZone(choice.value));
  return choice;
}

function themeSwitch() {
  const choice = h("select", { "aria-label": "Colours" },
    h("option", { value: "" }, "Auto"), h("option", { value: "light" }, "Light"), h("option", { value: "dark" }, "Dark"));
  choice.value = document.documentElement.dataset.theme ?? "";
  choice.addEventListener("change", () => {
    if (choice.value) document.documentElement.dataset.theme = choice.value;
    else delete document.documentElement.dataset.theme;
    try {
      localStorage.setItem("relay-theme", choice.value);
    } catch {
      // Only this page shows it then.
    }
  });
  return choice;
}

function person() {
  const out = h("button", { type: "button", class: "quiet" }, "Log out");
  out.addEventListener("click", async () => {
    try {
      await leave();
    } catch (problem) {
      say(problem.message, "bad");
    }
  });
  return h("span", { class: "person" }, h("a", { href: "#/me", title: "Change your password" }, me().name), h("span", { class: "soft" }, rank()), out);
}
