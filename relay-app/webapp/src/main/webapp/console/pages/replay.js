// One replay: how far it is, and stopping it.
import { h, fill, drawn, foreign, visible } from "../lib/dom.js";
import { get, post, segment } from "../lib/api.js";
import { ask, say } from "../lib/dialog.js";
import { link } from "../lib/filter.js";
import { forRole } from "../lib/session.js";
import { time } from "../lib/time.js";
import { number, replayState } from "../lib/words.js";

export const title = "Replay";

const LOOK_AGAIN_MILLIS = 1000;

export function show(root, { id, signal }) {
  const wrong = h("p", { class: "wrong", role: "status" });
  const place = h("div");
  fill(root, h("p", { class: "crumbs" }, h("a", { href: "#/replays" }, "Replays")), h("h1", {}, "Replay"), wrong, place);
  const progress = h("progress", { "aria-label": "Calls made due" });
  const words = h("p", { class: "next-words" });
  const draw = drawn(place, (at, replay) => drawReplay(at, replay, progress, words, look));
  let again;
  signal.addEventListener("abort", () => clearTimeout(again));

  async function look() {
    clearTimeout(again);
    try {
      const replay = await get("replays/" + segment(id), {}, signal);
      fill(wrong);
      draw({ ...replay, done: null, words: null });
      progress.max = Math.max(1, replay.expected, replay.done);
      progress.value = replay.done;
      fill(words, visible(replay.words));
      if (replay.state === "RUNNING") again = setTimeout(look, LOOK_AGAIN_MILLIS);
    } catch (problem) {
      if (signal.aborted) return;
      fill(wrong, visible(problem.message));
      if (problem.status === 0 || problem.status >= 500) again = setTimeout(look, LOOK_AGAIN_MILLIS);
    }
  }
  look();
}

function drawReplay(place, replay, progress, words, look) {
  fill(place,
    h("section", { class: "card next" }, h("p", { class: "states", role: "status" }, replayState(replay.state)), words, progress,
      replay.state === "RUNNING" && forRole("operator", "Cancelling it",
        h("button", { type: "button", class: "danger-quiet", onclick: () => cancel(replay, look) }, "Cancel this replay…"))),
    h("dl", { class: "facts columns" },
      fact("Started", time(replay.createdAt, { focus: true, brief: false })), fact("By", foreign(replay.createdBy)), fact("Because", foreign(replay.reason)),
      fact("Calls with", filter(replay.filter ?? {})),
      replay.finishedAt && fact("Finished", time(replay.finishedAt, { focus: true, brief: false })),
      replay.cancelledBy && [fact("Cancelled by", foreign(replay.cancelledBy)), fact("Because", foreign(replay.cancelReason))]),
    h("p", {}, h("a", { href: link("calls", { state: ["RETRYING"] }) }, "Calls that wait for a retry")));
}

const fact = (name, value) => h("div", {}, h("dt", {}, name), h("dd", {}, value));

function filter(of) {
  const parts = Object.entries(of).filter(([, value]) => value !== null && value !== "" && String(value) !== "");
  if (parts.length === 0) return "no filter: all that wait";
  return parts.map(([name, value]) => h("div", {}, name, ": ", foreign(Array.isArray(value) ? value.join(", ") : value)));
}

async function cancel(replay, look) {
  const done = await ask({
    title: "Cancel this replay?",
    says: [`No more calls are made due; there are about ${number(replay.expected)} in all. What was made due stays due.`],
    confirm: "Cancel the replay", danger: true,
    act: (reason) => post(`replays/${segment(replay.id)}/cancel`, { reason }),
  });
  if (done) say("The replay is cancelled.");
  if (done) look();
}
