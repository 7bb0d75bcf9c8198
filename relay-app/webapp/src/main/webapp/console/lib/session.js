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
  const onwards = (await logOut()).continue;
  is(nobody);
  if (onwards) location.assign(onwards);
  else location.reload();
}

const ASKED = "relay-asked";

/** Goes to another site to log in. The page that was asked for is shown after coming back. */
export function enterBy(address) {
  try {
    sessionStorage.setItem(ASKED, location.hash);
  } catch {
    // The overview is shown then.
  }
  location.assign(address);
}

/** Shows the place that was asked for before going there, and tells why nobody was let in, if so. */
export function comeBack() {
  const refused = new URLSearchParams(location.search).get("refused");
  const kept = asked();
  const place = location.hash || kept;
  if (refused !== null || place !== location.hash) history.replaceState(null, "", location.pathname + place);
  return refused;
}

function asked() {
  try {
    const place = sessionStorage.getItem(ASKED) ?? "";
    sessionStorage.removeItem(ASKED);
    return place;
  } catch {
    return "";
  }
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
