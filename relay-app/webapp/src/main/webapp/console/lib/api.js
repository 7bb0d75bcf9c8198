// Talks to the relay's API. What goes wrong is a Problem (RFC 9457), whether the relay says so or is silent.
import { learn } from "./time.js";

const ROOT = new URL("../", document.baseURI);
const API = new URL("api/v1/", ROOT);

export class Problem extends Error {
  constructor(status, body = {}) {
    super(body.detail || body.title || `The relay answered with status ${status}.`);
    this.status = status;
    this.kind = String(body.type ?? "").split(":").pop();
    this.title = body.title;
    this.violations = body.violations ?? [];
    this.body = body;
  }
}

const ears = { loggedOut: () => {} };
let csrf = "";

/** Tells the listener when the relay no longer knows who we are. */
export function onLoggedOut(listener) {
  ears.loggedOut = listener;
}

/** The token that every act must carry. */
export function proveWith(token) {
  csrf = token ?? "";
}

/** Where a path of the API lies, with parameters; those without a value are left out. */
export function address(path, parameters = {}) {
  const url = new URL(path, API);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== "") url.searchParams.set(name, value);
  }
  return url;
}

/** One segment of a path. */
export const segment = (text) => encodeURIComponent(text);

export async function get(path, parameters = {}, signal = undefined) {
  return json(await ask(address(path, parameters), { signal }));
}

export async function post(path, body, signal = undefined) {
  return json(await ask(address(path), posting(body, signal)));
}

export async function remove(path) {
  return json(await ask(address(path), { method: "DELETE", headers: { "X-Relay-CSRF": csrf } }));
}

export async function logIn(user, password) {
  return json(await ask(new URL("console/login", ROOT), posting({ user, password }), false));
}

/** The label and the address of a log-in by OpenID Connect; neither when there is none. */
export async function singleSignOn() {
  return json(await ask(new URL("console/oidc", ROOT), {}, false));
}

/** With the address where one logs out elsewhere too, as "continue", if there is one. */
export async function logOut() {
  return json(await ask(new URL("console/logout", ROOT), posting({}), false));
}

/** A file of the API, saved by the browser. It is fetched first, so that a refusal can be shown. */
export async function save(path, parameters, name) {
  const response = await ask(address(path, parameters), {});
  const file = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = file;
  link.download = fileName(response) ?? name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

function fileName(response) {
  const given = /filename="([\w.-]+)"/.exec(response.headers.get("Content-Disposition") ?? "");
  return given?.[1];
}

function posting(body, signal) {
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Relay-CSRF": csrf },
    body: JSON.stringify(body ?? {}),
    signal,
  };
}

async function ask(url, request, inSession = true) {
  const response = await fetch(url, { credentials: "same-origin", ...request }).catch((failure) => {
    if (failure.name === "AbortError") throw failure;
    throw new Problem(0, { title: "No answer", detail: "The relay does not answer. Is it running, and is the network there?" });
  });
  learn(response.headers.get("Date"));
  if (response.ok) return response;
  const problem = new Problem(response.status, await response.json().catch(() => ({})));
  if (response.status === 401 && inSession) ears.loggedOut();
  throw problem;
}

async function json(response) {
  const text = await response.text();
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(response.status, { title: "Not understood", detail: "The relay's answer is not JSON. Is a proxy answering in its place?" });
  }
}
