// One call's journey: what it is, what happened to it, and what happens next.
import { h, fill, drawn, foreign, visible } from "../lib/dom.js";
import { get, segment } from "../lib/api.js";
import { actRow, ACT_COLUMNS } from "./acts.js";
import { attempts } from "../lib/attempts.js";
import { numbersButton, retryButton, withdrawButton } from "../lib/call-acts.js";
import { forRole } from "../lib/session.js";
import { table } from "../lib/table.js";
import { time, until } from "../lib/time.js";
import { attention, state } from "../lib/words.js";

export const title = "Call";

const LOOK_AGAIN_MILLIS = 2000;
const OVER = ["DELIVERED", "WITHDRAWN"];
const FIELDS = {
  tpCallID: "Unique id of the call", tpCustomerID: "Customer's id", tpCustomerName: "Customer or account",
  tpCallerNumber: "Caller's number", tpDIDNumber: "Tracking number dialled", tpDateOfCall: "Date of the call",
  tpCallStartTime: "Start", tpCallEndTime: "End", tpDTMF: "Keys pressed", tpCallStatus: "Status", tpCallRecordingPath: "Recording",
};

export function show(root, { id, signal }) {
  const path = "calls/" + segment(id);
  const head = h("div");
  const payload = h("div");
  const past = h("div");
  const done = h("div");
  const wrong = h("p", { class: "wrong", role: "status" });
  fill(root, h("p", { class: "crumbs" }, h("a", { href: "#/calls" }, "Calls")), h("h1", { class: "id" }, foreign(id)), wrong, head, payload, past, done);
  const draw = {
    head: drawn(head, (place, call) => drawHead(place, call, look)),
    payload: drawn(payload, (place, call) => drawPayload(place, call)),
    past: attempts(past),
    done: drawn(done, drawActs),
  };
  let again;
  signal.addEventListener("abort", () => clearTimeout(again));

  async function look() {
    clearTimeout(again);
    try {
      const call = await get(path, {}, signal);
      fill(wrong);
      draw.head({ ...call, call: null, attempts: null, acts: null });
      draw.payload(call.call);
      draw.past(call);
      draw.done(call.acts);
      if (!OVER.includes(call.state)) again = setTimeout(look, LOOK_AGAIN_MILLIS);
    } catch (problem) {
      if (signal.aborted) return;
      fill(wrong, problem.kind === "unknown-call" ? "The relay knows no call with this id." : visible(problem.message));
      if (problem.kind !== "unknown-call") again = setTimeout(look, LOOK_AGAIN_MILLIS);
    }
  }
  look();
}

function drawHead(place, call, look) {
  const can = !OVER.includes(call.state);
  fill(place,
    h("section", { class: "card next", "aria-label": "What happens next" },
      h("p", { class: "states" }, state(call.state), call.attention && attention()),
      h("p", { class: "next-words", role: "status" }, visible(call.next.words)),
      countdown(call.next),
      can && forRole("operator", "Retrying now and withdrawing",
        h("div", { class: "buttons" }, call.state === "RETRYING" && retryButton(call, look), withdrawButton(call, look)))),
    h("dl", { class: "facts columns" },
      fact("Accepted", [time(call.acceptedAt, { focus: true, brief: false })]),
      fact("From", foreign(call.source)),
      fact("Attempts", call.attemptCount),
      call.firstFailedAt && fact("First failed", time(call.firstFailedAt, { focus: true, brief: false })),
      call.deliveredAt && fact("Delivered", time(call.deliveredAt, { focus: true, brief: false }))));
}

function countdown(next) {
  if (!next.at) return null;
  const over = next.what === "RETRY" ? "it goes to the queue now" : "now";
  const what = next.what === "GATE_PROBE" ? "Next try whether True Pulse answers: " : "Next attempt: ";
  return h("p", { class: "countdown" }, what, h("strong", {}, until(next.at, over)), " ", h("span", { class: "soft" }, time(next.at, { focus: true })));
}

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function drawPayload(place, call) {
  const full = h("div");
  fill(place, h("section", {},
    h("div", { class: "heading" }, h("h2", {}, "What True Pulse is told"), forRole("operator", "Showing full numbers", numbersButton(call.tpCallID, full))),
    full,
    h("dl", { class: "payload card" }, Object.entries(FIELDS).map(([name, meaning]) => h("div", {},
      h("dt", {}, h("code", {}, name), h("span", { class: "soft" }, meaning)), h("dd", {}, foreign(call[name])))))));
}

function drawActs(place, acts) {
  if (!acts?.length) return fill(place);
  return fill(place, h("section", {}, h("h2", {}, "What people did with it"), table("Acts on this call", ACT_COLUMNS, acts.map(actRow))));
}
