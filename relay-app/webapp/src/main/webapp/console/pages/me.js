// One's own password.
import { h, fill } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { attempt } from "../lib/dialog.js";
import { complaint, field } from "../lib/fields.js";
import { me, rank } from "../lib/session.js";

export const title = "Your log-in";

export function show(root) {
  if (me().name.startsWith("oidc:")) {
    fill(root, h("div", { class: "card login" }, h("h1", {}, me().name), h("p", { class: "soft" }, `Your role: ${rank()}.`),
      h("p", {}, "You logged in by OpenID Connect: your password and your roles are kept by the identity provider.")));
    return;
  }
  const secret = (name, autocomplete) => h("input", { type: "password", name, autocomplete, required: true });
  const before = secret("old", "current-password");
  const next = secret("new", "new-password");
  const button = h("button", { class: "primary" }, "Change the password");
  const form = h("form", { class: "card login", novalidate: true },
    h("h1", {}, me().name), h("p", { class: "soft" }, `Your role: ${rank()}.`), complaint(),
    h("input", { name: "username", autocomplete: "username", value: me().name, readonly: true, hidden: true }),
    field("Password until now", before), field("New password", next, { hint: "At least 12 characters. You log in again afterwards, everywhere." }), button);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(form, button, async () => {
      await post("me/password", { old: before.value, new: next.value });
      location.reload();
    });
  });
  fill(root, form);
}
