// Who may log in, and which tokens open the API. For admins.
import { h, fill, add, foreign, visible } from "../lib/dom.js";
import { get, post, remove, segment } from "../lib/api.js";
import { ask, attempt, say } from "../lib/dialog.js";
import { complaint, field } from "../lib/fields.js";
import { forRole, may, me } from "../lib/session.js";
import { labelled, table } from "../lib/table.js";
import { time } from "../lib/time.js";

export const title = "Access";

const ROLES = {
  viewer: "viewer: looks", operator: "operator: looks and acts", admin: "admin: also lets others in",
  intake: "intake: posts calls",
};

export function show(root, { signal }) {
  fill(root, h("h1", {}, "Access"));
  if (!may("admin")) {
    add(root, forRole("admin", "Users and tokens"));
    return;
  }
  add(root,
    part("Users", "Who may log in here.", {
      columns: ["User", "Role", "Made", "By", ""], row: userRow, signal, load: () => get("users", {}, signal).then(({ users }) => users),
      roles: ["viewer", "operator", "admin"], make: (wanted) => post("users", wanted), secret: ({ name, password }) => [`The password of ${name}`, password], add: "Add user",
    }),
    part("Tokens", "What opens the API for programs. Tokens of the settings are not shown: they are changed there.", {
      columns: ["Token of", "Role", "Made", "By", ""], row: tokenRow, signal, load: () => get("tokens", {}, signal).then(({ tokens }) => tokens),
      roles: ["intake", "viewer", "operator", "admin"], make: (wanted) => post("tokens", wanted), secret: ({ name, token }) => [`The token of ${name}`, token], add: "Make token",
    }));
}

/** A table of those who are let in, and a form that lets in another. */
function part(heading, lead, of) {
  const rows = table(heading, of.columns, []);
  const wrong = h("p", { class: "wrong", role: "status" });
  const shown = h("div", { role: "status" });
  const look = async () => {
    try {
      fill(rows.querySelector("tbody"), (await of.load()).map((one) => labelled(of.row(one, look, shown), of.columns)));
      fill(wrong);
    } catch (problem) {
      if (!of.signal.aborted) fill(wrong, visible(problem.message));
    }
  };
  look();
  return h("section", {}, h("h2", {}, heading), h("p", { class: "lead" }, lead), wrong, shown, rows, form(of, look, shown));
}

function form(of, look, shown) {
  const name = h("input", { name: "name", autocomplete: "off", autocapitalize: "none", spellcheck: "false", required: true });
  const role = h("select", { name: "role" }, of.roles.map((word) => h("option", { value: word }, ROLES[word])));
  const button = h("button", {}, of.add);
  const made = h("form", { novalidate: true }, complaint(),
    h("div", { class: "fields" }, field("Name", name), field("Role", role), h("div", { class: "buttons" }, button)));
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(made, button, async () => {
      reveal(shown, ...of.secret(await of.make({ name: name.value.trim(), role: role.value })));
      name.value = "";
      await look();
    });
  });
  return made;
}

/** What is drawn at random is shown once; the relay keeps only its hash. */
function reveal(place, what, secret) {
  fill(place, h("p", { class: "note" }, `${visible(what)}, shown only now: `, h("code", { class: "secret" }, secret)));
}

function userRow(user, look, shown) {
  const path = "users/" + segment(user.name);
  const reset = () => ask({
    title: `A new password for ${user.name}?`, says: ["One user is logged out everywhere, and needs the password that is then shown here, once."],
    confirm: "Draw a new password", reason: "none", act: () => post(path + "/password"),
  }).then((done) => done && reveal(shown, `The password of ${user.name}`, done.password));
  const expel = () => ask({
    title: `Remove ${user.name}?`, says: ["One user is logged out everywhere and can no longer log in. What that user did stays on record."],
    confirm: "Remove 1 user", danger: true, reason: "none", act: () => remove(path),
  }).then((done) => done && (say("The user is removed."), look()));
  return row(user, [h("button", { type: "button", class: "quiet", onclick: reset }, "New password…"),
    user.name !== me().name && h("button", { type: "button", class: "danger-quiet", onclick: expel }, "Remove…")]);
}

function tokenRow(token, look) {
  const revoke = () => ask({
    title: `Revoke the token of ${token.name}?`, says: ["Whatever uses it is refused within seconds, on all relays: telephony's calls too, if it posts with this token. This cannot be undone."],
    confirm: "Revoke 1 token", danger: true, reason: "none", act: () => remove("tokens/" + segment(token.id)),
  }).then((done) => done && (say("The token is revoked."), look()));
  return row(token, token.revokedAt
    ? h("span", { class: "soft" }, "revoked ", time(token.revokedAt), token.revokedBy && [" by ", foreign(token.revokedBy)])
    : h("button", { type: "button", class: "danger-quiet", onclick: revoke }, "Revoke…"));
}

function row(one, acts) {
  return h("tr", {}, h("th", { scope: "row" }, foreign(one.name)), h("td", {}, visible(one.role)), h("td", {}, time(one.madeAt)), h("td", {}, foreign(one.madeBy)),
    h("td", {}, h("div", { class: "row-acts" }, acts)));
}
