// Getting a support bundle: a zip with all attempts of a time or an incident, for True Pulse's support.
import { h } from "./dom.js";
import { save } from "./api.js";
import { attempt, say } from "./dialog.js";
import { complaint, field } from "./fields.js";
import { instant, shown } from "./filter.js";
import { forRole, may } from "./session.js";
import { now, zoneName } from "./time.js";

const DAY = 86_400_000;

/** A form for the bundle of an incident or, without one, of a time. */
export function bundleForm(incident) {
  return forRole("operator", "Making a support bundle", form(incident));
}

function form(incident) {
  const moment = (label, name, millis) => field(label, h("input", { type: "datetime-local", step: 1, name, value: shown(new Date(millis).toISOString()) }), { hint: zoneName() });
  const full = h("input", { type: "checkbox", name: "numbers" });
  const button = h("button", { class: incident ? "primary" : "" }, "Download support bundle");
  const made = h("form", { class: "bundle", novalidate: true }, complaint(),
    h("div", { class: "fields" },
      !incident && [moment("From", "from", now() - DAY), moment("To", "to", now())],
      may("admin") && h("label", { class: "tick" }, full, "with full numbers (recorded)"),
      h("div", { class: "buttons" }, button)));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(made, button, async () => {
      const which = incident ? { incident } : times(new FormData(made));
      await save("support-bundle", { ...which, numbers: full.checked ? "full" : "masked" }, "support-bundle.zip");
      say("The bundle was made and is being saved.");
    });
  });
  return made;
}

function times(data) {
  return Object.fromEntries([...data].filter(([name, value]) => value && name !== "numbers").map(([name, value]) => [name, instant(value)]));
}
