// Calls per minute: accepted as bars, delivered as a line, so that they differ in form too.
import { h, s, fill } from "./dom.js";
import { number } from "./words.js";
import { written, zone } from "./time.js";

const WIDTH = 960;
const HEIGHT = 200;
const MINUTE = 60_000;

/** The next round number, of which the half is one too. */
function nice(most) {
  for (let step = 1; ; step *= 10) {
    for (const factor of [1, 1.2, 1.6, 2, 3, 4, 6, 8]) if (most <= step * factor) return step * factor;
  }
}

/** Draws {from, accepted, delivered} into a figure. The last minute is under way and paler. */
export function draw(figure, { from, accepted, delivered }) {
  const top = nice(Math.max(4, ...accepted, ...delivered));
  const step = WIDTH / accepted.length;
  const high = (value) => HEIGHT - (HEIGHT * value) / top;
  const minute = (i) => written(new Date(Date.parse(from) + i * MINUTE).toISOString(), { utc: zone() === "utc" }).replace(/:\d\d$/, "");
  const bars = accepted.map((value, i) => s("g", { class: i === accepted.length - 1 ? "minute under-way" : "minute" },
    s("title", {}, `${minute(i)}: ${number(value)} accepted, ${number(delivered[i])} delivered`),
    s("rect", { class: "reach", x: i * step, width: step, y: 0, height: HEIGHT }),
    s("rect", { class: "accepted", x: i * step + 2, width: step - 4, y: high(value), height: HEIGHT - high(value) })));
  const line = delivered.slice(0, -1).map((value, i) => `${(i + 0.5) * step},${high(value)}`).join(" ");
  const grid = [0.25, 0.5, 0.75].map((share) => s("line", { class: "grid", x1: 0, x2: WIDTH, y1: HEIGHT * share, y2: HEIGHT * share }));
  fill(figure,
    h("figcaption", { class: "legend" },
      h("span", {}, h("i", { class: "mark-accepted" }), "accepted"), h("span", {}, h("i", { class: "mark-delivered" }), "delivered")),
    h("div", { class: "plot", role: "img", "aria-label": said(accepted, delivered) },
      h("span", { class: "most" }, number(top)), h("span", { class: "half" }, number(top / 2)), h("span", { class: "least" }, "0"),
      s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
        grid, bars, s("polyline", { class: "delivered-edge", points: line }), s("polyline", { class: "delivered", points: line })),
      h("span", { class: "begin" }, minute(0)), h("span", { class: "middle" }, minute(Math.floor(accepted.length / 2))), h("span", { class: "end" }, "now")));
}

function said(accepted, delivered) {
  const sum = (values) => number(values.reduce((a, b) => a + b, 0));
  return `The last ${accepted.length} minutes: ${sum(accepted)} calls accepted, ${sum(delivered)} delivered.`;
}
