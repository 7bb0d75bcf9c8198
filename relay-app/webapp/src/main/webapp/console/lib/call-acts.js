// What an operator can do with one call.
import { h, fill, foreign } from "./dom.js";
import { get, post, segment } from "./api.js";
import { ask, say } from "./dialog.js";
import { visible } from "./dom.js";

const path = (id, act) => `calls/${segment(id)}/${act}`;

export function retryButton({ tpCallID }, then) {
  return h("button", { type: "button", class: "primary", onclick: async () => {
    const done = await ask({
      title: "Try this call now?",
      says: ["It goes to True Pulse at once instead of waiting for its time. When that fails, it is retried as before."],
      confirm: "Try it now", reason: "optional",
      act: (reason) => post(path(tpCallID, "retry"), { reason }),
    });
    if (done) say(visible(done.words));
    if (done) then();
  } }, "Retry now…");
}

export function withdrawButton({ tpCallID, state }, then) {
  return h("button", { type: "button", class: "danger-quiet", onclick: async () => {
    const done = await ask({
      title: "Withdraw this call?",
      says: ["One call, ", h("strong", {}, foreign(tpCallID)), ", is never sent to True Pulse again. This cannot be undone.",
        state === "QUEUED" && "An attempt that is under way may still succeed: the call then becomes delivered."].filter(Boolean),
      confirm: "Withdraw 1 call", danger: true,
      act: (reason) => post(path(tpCallID, "withdraw"), { reason }),
    });
    if (done) say(visible(done.words));
    if (done) then();
  } }, "Withdraw…");
}

/** Shows the full numbers in a place, after saying that the look is recorded. */
export function numbersButton(id, place) {
  return h("button", { type: "button", class: "quiet", onclick: async () => {
    const numbers = await ask({
      title: "Show the full numbers?",
      says: ["That you looked at this call's numbers is recorded with your name and the time."],
      confirm: "Show and record it", reason: "none",
      act: () => get(path(id, "numbers")),
    });
    if (!numbers) return;
    fill(place, h("p", { class: "note", role: "status" }, "Caller ", foreign(numbers.tpCallerNumber), ", dialled ", foreign(numbers.tpDIDNumber),
      numbers.tpDTMF && [", keys ", foreign(numbers.tpDTMF)], ". This look was recorded."));
  } }, "Show full numbers…");
}
