// Labelled controls, and the relay's objections beside those that they are about.
import { h, fill, add, visible } from "./dom.js";

let made = 0;

/** A control with its label, a hint, and a place for what is wrong with it. */
export function field(label, control, { hint, wide = false } = {}) {
  const id = "f" + ++made;
  control.id = id;
  const words = hint && h("p", { class: "hint", id: id + "-hint" }, hint);
  if (words) control.setAttribute("aria-describedby", words.id);
  return h("div", { class: wide ? "field wide" : "field" },
    h("label", { for: id }, label), control, words, h("p", { class: "wrong", id: id + "-wrong", hidden: true }));
}

/** Check boxes of one name under one heading; their values are what is sent. */
export function choices(legend, name, options, chosen) {
  return h("fieldset", { class: "choices", "data-name": name },
    h("legend", {}, legend),
    options.map(([value, label, meaning]) => h("label", { title: meaning },
      h("input", { type: "checkbox", name, value, checked: chosen.includes(value) }), label)),
    h("p", { class: "wrong", id: "f" + ++made + "-wrong", hidden: true }));
}

/** Where a form says what is wrong with none of its fields. It is read out. */
export const complaint = () => h("div", { class: "complaint", role: "alert" });

/** Takes all objections away. */
export function forgive(form) {
  fill(form.querySelector(".complaint"));
  for (const place of form.querySelectorAll(".wrong")) {
    place.hidden = true;
    fill(place);
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
}

/** Shows each objection at its field and the rest above; the first field in question gets the focus. */
export function object(form, problem) {
  forgive(form);
  const elsewhere = problem.violations.filter((violation) => !objectTo(form, violation));
  const place = form.querySelector(".complaint");
  const atFields = problem.violations.length > 0 && elsewhere.length === 0;
  if (!atFields) {
    add(place, h("p", {}, visible(problem.message)));
    if (elsewhere.length > 0) add(place, violations(elsewhere));
  }
  form.querySelector("[aria-invalid]")?.focus();
}

function objectTo(form, violation) {
  const control = form.querySelector(`[name="${CSS.escape(violation.field ?? "")}"]`);
  const place = control?.closest(".field, .choices")?.querySelector(".wrong");
  if (!place) return false;
  const before = place.textContent;
  fill(place, before ? before + " " : "", visible(violation.message));
  place.hidden = false;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-errormessage", place.id);
  return true;
}

/** What breaks the specification, with the clause that it breaks. */
export function violations(list) {
  return h("ul", { class: "violations" }, list.map((violation) => h("li", {},
    h("code", {}, visible(violation.field ?? "")), " ", visible(violation.message ?? ""),
    violation.clause ? h("span", { class: "clause" }, " ", visible(violation.clause)) : null)));
}
