// What the relay's own words mean to people: [label, tone, meaning, drawing unless it is the tone's].
import { h, icon, visible } from "./dom.js";

const STATES = {
  QUEUED: ["Queued", "calm", "On its way: in the queue, or an attempt is under way"],
  RETRYING: ["Retrying", "warn", "The last attempt failed; it waits for the next one", "wait"],
  DELIVERED: ["Delivered", "good", "True Pulse said SUCCESS"],
  WITHDRAWN: ["Withdrawn", "dim", "An operator took it out; it is not sent again"],
};
const VERDICTS = {
  Success: ["Success", "good", "True Pulse said SUCCESS"],
  Refused: ["Refused", "warn", "True Pulse answered, and not SUCCESS"],
  Unreachable: ["Unreachable", "bad", "No answer worth the name came"],
};
const REPLAYS = {
  RUNNING: ["Running", "calm", "Calls are being made due"],
  DONE: ["Done", "good", "All calls were made due"],
  CANCELLED: ["Cancelled", "dim", "It was stopped; what was made due stays due"],
};
const KEPT = {
  OPEN: ["Open", "warn", "Waits for somebody to mend or discard it", "wait"],
  RESUBMITTED: ["Resubmitted", "good", "It was mended and became a call"],
  DISCARDED: ["Discarded", "dim", "It was thrown away, with a reason"],
};
const INCIDENTS = {
  OPEN: ["Going on", "bad", "It is not over"],
  OVER: ["Over", "good", "Its cause is gone"],
};
const NOTICES = {
  SENT: ["Sent", "good", "The receiver's server took it"],
  WAITING: ["Not sent yet", "warn", "It is tried again until it is taken", "wait"],
};
export const STATE_NAMES = Object.keys(STATES);
export const STATUSES = ["Answered", "Missed", "Busy", "Abandoned"];

/** Why an attempt failed: in few words, and for somebody who does not know the protocol. */
export const REASONS = {
  ERROR_ANSWER: ["True Pulse said ERROR", "True Pulse understood the call and answered ERROR; its message says why"],
  UNKNOWN_STATUS: ["Unknown status word", "The answer's status is neither SUCCESS nor ERROR"],
  HTTP_4XX: ["HTTP 4xx", "True Pulse refused the request"],
  HTTP_5XX: ["HTTP 5xx", "True Pulse had an error of its own"],
  REDIRECT: ["Redirect", "True Pulse pointed elsewhere; the relay never follows"],
  EMPTY_ANSWER: ["Empty answer", "An answer came without a body"],
  GARBAGE: ["Not the JSON expected", "The answer is not a JSON object as the specification has it"],
  TRUNCATED: ["Answer cut short", "The answer ended before its end"],
  NO_CONNECTION: ["No connection", "Nothing listens at True Pulse's address"],
  UNKNOWN_HOST: ["Host name unknown", "True Pulse's host name has no address"],
  CONNECT_TIMEOUT: ["Connecting took too long", "No connection came about in time"],
  TLS_FAILURE: ["TLS failed", "No trusted, encrypted connection came about"],
  CONNECTION_LOST: ["Connection lost", "The connection broke before the answer was whole"],
  DEADLINE: ["No answer in time", "The attempt took longer than the deadline"],
  NOT_HTTP: ["Not HTTP", "What answered does not speak HTTP"],
};

const ACTIONS = {
  "call-retried": "Retried a call", "call-withdrawn": "Withdrew a call", "numbers-shown": "Looked at full numbers",
  "replay-started": "Started a replay", "replay-finished": "Replay finished", "replay-cancelled": "Cancelled a replay",
  "delivery-paused": "Paused delivery", "delivery-resumed": "Resumed delivery",
  "quarantine-resubmitted": "Resubmitted from quarantine", "quarantine-discarded": "Discarded from quarantine",
  "quarantine-body-shown": "Looked at a full body", "bundle-made": "Made a support bundle",
  "bundle-with-numbers-made": "Made a bundle with full numbers", "number-exported": "Exported a number's data", "number-erased": "Erased a number",
  "user-made": "Added a user", "user-removed": "Removed a user", "password-changed": "Changed a password",
  "signed-in": "Logged in by OpenID Connect", "token-made": "Made a token", "token-revoked": "Revoked a token",
};

const REFUSALS = {
  "not-begun-here": "This log-in was not begun in this browser, or another one was begun since. Begin again.",
  expired: "The log-in took longer than ten minutes. Begin again.",
  used: "This log-in was ended before. Begin again.",
  denied: "The identity provider did not let you in, or you said no there.",
  "provider-error": "The identity provider answered with an error. The relay's log says which.",
  unreachable: "The identity provider does not answer as it should. Try again later; users of the relay's own can log in meanwhile.",
  "not-verified": "What the identity provider says of you could not be verified. The relay's log says why.",
  nameless: "The identity provider gives no name of yours that the relay can record. Whoever set up this log-in can change that.",
  "no-role": "The identity provider knows you, but none of your roles or groups there is a role here. Ask whoever looks after the relay.",
  ledger: "The ledger does not answer, so nobody can log in now. Calls go on being accepted and delivered.",
  busy: "Too many people are logging in at once. Try again in a moment.",
};

/** Why the identity provider's word let nobody in. What is not known here is not shown. */
export const refusal = (why) => (Object.hasOwn(REFUSALS, why) ? REFUSALS[why] : "You were not logged in. Begin again.");

/** An action in words; one that is not known here, by its own name. */
export const action = (name) => ACTIONS[name] ?? visible(name).replaceAll("-", " ");

export const reason = (name) => REASONS[name]?.[0] ?? visible(name ?? "");
export const reasonMeaning = (name) => REASONS[name]?.[1] ?? "";

function badge(table, name) {
  const [label, tone, meaning, drawing = tone] = table[name] ?? [visible(name), "dim", ""];
  return h("span", { class: "badge " + tone, title: meaning }, icon(drawing), label);
}

export const state = (name) => badge(STATES, name);
export const verdict = (name) => badge(VERDICTS, name);
export const replayState = (name) => badge(REPLAYS, name);
export const keptState = (name) => badge(KEPT, name);
export const incidentState = (name) => badge(INCIDENTS, name);
export const noticeState = (name) => badge(NOTICES, name);
export const stateLabel = (name) => STATES[name]?.[0] ?? name;

/** A mark beside the state of a call that has been failing for long. */
export const attention = () => h("span", { class: "badge bad", title: "Failing for longer than 15 minutes" }, icon("warn"), "Needs attention");

/** 1,234 */
export const number = (value) => Number(value).toLocaleString("en");

/** 1 call, 2 calls */
export const count = (value, one, many = one + "s") => `${number(value)} ${value === 1 ? one : many}`;
