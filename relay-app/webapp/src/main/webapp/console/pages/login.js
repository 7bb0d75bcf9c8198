// Who are you? The address stays, so that after logging in the page is the one that was asked for.
import { h, add, fill } from "../lib/dom.js";
import { singleSignOn } from "../lib/api.js";
import { attempt } from "../lib/dialog.js";
import { field, complaint, object } from "../lib/fields.js";
import { enter, enterBy } from "../lib/session.js";
import { refusal } from "../lib/words.js";

export const title = "Log in";

/** The problem is why it is not known who is there; refused is why the OpenID provider's word did not do. */
export function show(root, { entered, problem, refused, signal }) {
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
  else if (refused) object(form, { message: refusal(refused), violations: [] });
  name.focus();
  offer(form, signal);
}

/** The other way to log in, if there is one. Without an answer this page does as well. */
async function offer(form, signal) {
  const { label, address } = await singleSignOn().catch(() => ({}));
  if (!address || signal.aborted) return;
  add(form, h("button", { type: "button", class: "single-sign-on", onclick: () => enterBy(address) }, label));
}
