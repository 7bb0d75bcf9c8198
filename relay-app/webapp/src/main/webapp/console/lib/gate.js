// Whether calls are let through to True Pulse, since when, and stopping and going on by hand.
import { h, fill, icon, visible, foreign } from "./dom.js";
import { post } from "./api.js";
import { ask, say } from "./dialog.js";
import { forRole } from "./session.js";
import { age, time, until } from "./time.js";
import { number } from "./words.js";

const GATES = {
  OPEN: ["good", "Open"],
  PAUSED: ["pause", "Paused"],
  UNREACHABLE: ["bad", "True Pulse is unreachable"],
};

export function drawGate(place, delivery) {
  const [shape, label] = GATES[delivery.state] ?? ["dim", visible(delivery.state)];
  fill(place,
    h("p", { class: "gate " + (delivery.state === "OPEN" ? "good" : "bad") }, icon(shape), label),
    h("dl", { class: "facts" },
      fact("Since", delivery.since && [time(delivery.since, { focus: true }), " (", age(delivery.since), ")"]),
      delivery.state === "PAUSED" && [fact("By", foreign(delivery.pausedBy)), fact("Because", foreign(delivery.reason))],
      delivery.unreachableSince && fact("No answer since", [time(delivery.unreachableSince, { focus: true }), " (", age(delivery.unreachableSince), ")"]),
      delivery.state === "UNREACHABLE" && fact("Next try", delivery.nextProbeAt ? until(delivery.nextProbeAt) : "under way"),
      fact("Under way", `${number(delivery.inFlight)} of at most ${number(delivery.allowed)} at once`)),
    forRole("operator", delivery.state === "PAUSED" ? "Resuming delivery" : "Pausing delivery",
      delivery.state === "PAUSED"
        ? h("button", { type: "button", class: "primary", onclick: resume }, "Resume delivery…")
        : h("button", { type: "button", onclick: pause }, "Pause delivery…")));
}

const fact = (name, value) => value && h("div", {}, h("dt", {}, name), h("dd", {}, value));

async function pause() {
  const done = await ask({
    title: "Pause delivery?",
    says: ["No call goes to True Pulse from any relay until somebody resumes. Attempts under way are finished.",
      "Calls are still accepted, and wait. None is lost."],
    confirm: "Pause delivery", danger: true,
    act: (reason) => post("delivery/pause", { reason }),
  });
  if (done) say("Delivery is paused on all relays.");
}

async function resume() {
  const done = await ask({
    title: "Resume delivery?",
    says: ["All calls that wait go to True Pulse again, from every relay."],
    confirm: "Resume delivery", reason: "optional",
    act: (reason) => post("delivery/resume", { reason }),
  });
  if (done) say("Delivery goes on.");
}
