// The second look: says what will happen to how many, asks why, and does it only then.
import { h, fill } from "./dom.js";
import { field, complaint, object, forgive } from "./fields.js";

const LONGEST_REASON = 500;

/**
 * Asks before something is done. Resolves to what act returned, or to undefined when it was called off.
 *
 * @param question what: title; says: sentences; confirm: words on the button; danger: whether it takes
 *   something away; reason: "required", "optional" or "none"; act: what is done with the reason
 */
export function ask(question) {
  return new Promise((resolve) => {
    const dialog = asking(question, (result) => {
      resolve(result);
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      resolve(undefined);
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("textarea") ?? dialog.querySelector("[data-off]")).focus();
  });
}

function asking({ title, says, confirm, danger = false, reason = "required", act }, done) {
  const why = reason !== "none" && h("textarea", { name: "reason", rows: 3, maxlength: LONGEST_REASON, required: reason === "required" });
  const sure = h("button", { class: danger ? "danger" : "primary" }, confirm);
  const form = h("form", { novalidate: true },
    h("h2", { id: "asked" }, title),
    h("div", { id: "asked-more" }, says.map((sentence) => h("p", {}, sentence))),
    complaint(),
    why && field(reason === "required" ? "Reason" : "Reason (may be left out)", why, { hint: "It is recorded with your name.", wide: true }),
    h("div", { class: "buttons end" },
      h("button", { type: "button", "data-off": true, onclick: () => form.closest("dialog").close() }, "Leave as it is"), sure));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await attempt(form, sure, async () => done(await act(why ? why.value.trim() : "")));
  });
  return h("dialog", { "aria-labelledby": "asked", "aria-describedby": "asked-more" }, form);
}

/** Does something for a form: its button waits meanwhile, and objections are shown at the fields. */
export async function attempt(form, button, act) {
  forgive(form);
  button.disabled = true;
  form.setAttribute("aria-busy", "true");
  try {
    await act();
  } catch (problem) {
    if (problem.violations === undefined) throw problem;
    object(form, problem);
  } finally {
    button.disabled = false;
    form.removeAttribute("aria-busy");
  }
}

let quiet;

/** A short word about what was done, also read out. */
export function say(text, tone = "good") {
  const said = document.getElementById("said");
  said.className = "toast shown " + tone;
  fill(said, text);
  clearTimeout(quiet);
  quiet = setTimeout(() => {
    said.className = "toast";
    fill(said);
  }, tone === "bad" ? 12_000 : 6_000);
}
