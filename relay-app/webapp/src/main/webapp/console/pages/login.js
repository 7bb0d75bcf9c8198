// Who are you? The address stays, so that after logging in the page is the one that was asked for.
import { h, fill } from "../lib/dom.js";
import { attempt } from "../lib/dialog.js";
import { field, complaint, object } from "../lib/fields.js";
import { enter } from "../lib/session.js";

export const title = "Log in";

/** The problem is why it is not known who is there. */
export function show(root, { entered, problem }) {
  const name = h("input", { name: "user", autocomplete: "username", autocapitalize: "none", spellcheck: "false", required: true });
  const password = h("input", { name: "password", type: "password", autocomplete: "current-password", required: true });
  const button = h("button", { class: "primary" }, "Log in");
  const form = h("form", { class: "card login", novalidate: true },
    h("h1", {}, "Log in"),
    h("p", { class: "soft" }, "To see whether True Pulse is getting its calls, and to act when it is not."),
    complaint(), field("User", name), field("Password", password), button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(form, button, async () => {
      await enter(name.value.trim(), password.value);
      entered();
    });
  });
  fill(root, form);
  if (problem && problem.status !== 401) object(form, problem);
  name.focus();
}
