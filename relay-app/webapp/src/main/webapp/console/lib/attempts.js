// The attempts of one call, the newest first, each with True Pulse's whole answer.
import { h, fill, foreign, visible } from "./dom.js";
import { time, took } from "./time.js";
import { count, reason, reasonMeaning, verdict } from "./words.js";

/** Draws them again when there are others; what was unfolded stays so. */
export function attempts(place) {
  let drawn = "";
  let first = true;
  return (call) => {
    const now = `${call.attemptCount} ${call.attempts.length} ${call.attempts.at(-1)?.startedAt}`;
    if (now === drawn) return;
    drawn = now;
    const open = new Set([...place.querySelectorAll("details[open]")].map((one) => one.dataset.number));
    const newest = call.attempts.at(-1);
    if (first && newest) open.add(String(newest.number));
    first = false;
    fill(place, h("section", {}, h("h2", {}, "Attempts"), told(call),
      h("ol", { class: "attempts", reversed: true }, call.attempts.toReversed().map((one) => h("li", {}, attempt(one, open.has(String(one.number)))))),
      call.attemptsLeftOut > 0 && h("p", { class: "soft" }, count(call.attemptsLeftOut, "older attempt is", "older attempts are"), " not shown.")));
  };
}

function told(call) {
  return call.attempts.length === 0 && h("p", { class: "soft" }, "None yet.");
}

function attempt(one, open) {
  return h("details", { class: "attempt card", open, "data-number": one.number },
    h("summary", {},
      h("span", { class: "attempt-number" }, "#" + one.number),
      verdict(one.verdict),
      one.reason && one.verdict !== "Success" && h("span", { title: reasonMeaning(one.reason) }, reason(one.reason)),
      one.httpStatus && h("code", {}, "HTTP " + one.httpStatus),
      h("span", { class: "attempt-when" }, time(one.startedAt), " ", h("span", { class: "soft" }, "took " + took(one.tookMillis)))),
    h("dl", { class: "facts" },
      one.detail && fact("What happened", foreign(one.detail)),
      fact("Relay", foreign(one.node)),
      one.contentType && fact("Content-Type", foreign(one.contentType)),
      one.retryAfter && fact("Retry-After", foreign(one.retryAfter))),
    answer(one));
}

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function answer(one) {
  if (one.httpStatus === undefined || one.httpStatus === null) return h("p", { class: "soft" }, "No answer came.");
  if (!one.answer) return h("p", { class: "soft" }, "The answer had no body.");
  return [
    h("p", { class: "soft" }, "The whole answer, ", count(one.answerLength, "byte"), one.answerMore ? ", of which only the beginning is kept:" : ":"),
    h("pre", { class: "answer", tabindex: 0, "aria-label": "Answer to attempt " + one.number, dir: "ltr" }, visible(one.answer)),
  ];
}
