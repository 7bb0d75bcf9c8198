// Replays that were started, the newest first.
import { h, fill, foreign } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { list } from "../lib/list.js";
import { forRole } from "../lib/session.js";
import { time } from "../lib/time.js";
import { number, replayState } from "../lib/words.js";

export const title = "Replays";

export function show(root, { signal }) {
  fill(root,
    h("div", { class: "heading" }, h("h1", {}, "Replays"),
      forRole("operator", "Starting a replay", h("a", { class: "button primary", href: "#/replays/new" }, "New replay…"))),
    h("p", { class: "lead" }, "A replay makes calls that wait for a retry due now. Delivered and withdrawn calls are never sent again."),
    list({
      caption: "Replays, the newest first", columns: ["Started", "State", "By", "Why", "Made due"], row, empty: "No replay was ever started.",
      load: (cursor) => get("replays", { cursor }, signal).then(({ replays, next }) => ({ rows: replays, next })),
    }));
}

function row(replay) {
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: "#/replays/" + encodeURIComponent(replay.id) }, time(replay.createdAt))),
    h("td", {}, replayState(replay.state)),
    h("td", {}, foreign(replay.createdBy)),
    h("td", { class: "cut" }, foreign(replay.reason)),
    h("td", {}, `${number(replay.done)} of about ${number(replay.expected)}`));
}
