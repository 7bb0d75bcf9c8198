// Who is looking, and what that person may do.
import { get, logIn, logOut, proveWith } from "./api.js";
import { h } from "./dom.js";

const nobody = { name: "", roles: [] };
let person = nobody;

function is(known) {
  person = known;
  proveWith(known.csrf);
  return person;
}

export const me = () => person;

/** Asks the relay who we are; fails with a Problem of status 401 when nobody is logged in. */
export const recognize = async () => is(await get("me"));

export const enter = async (user, password) => is(await logIn(user, password));

export async function leave() {
  await logOut();
  is(nobody);
}

/** viewer, operator, admin: each may do what those before it may. */
export const may = (role) => person.roles.includes(role);

/** The highest of a person's roles. */
export const rank = () => ["admin", "operator", "viewer"].find(may) ?? "no role";

/** These when the role allows them, else a sentence that says what is not offered and why. */
export function forRole(role, what, offered) {
  if (may(role)) return offered;
  return h("p", { class: "whynot" },
    `${what}: this needs the role ${role}. You are logged in as ${person.name} (${rank()}).`);
}
