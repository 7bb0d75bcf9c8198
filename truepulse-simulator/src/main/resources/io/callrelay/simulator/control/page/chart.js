// Stacked bars of arrivals over time, drawn as SVG.
import { h, fill, number } from "./dom.js";

const NS = "http://www.w3.org/2000/svg";
const WIDTH = 900;
const HEIGHT = 120;
const BOTTOM = 100;
const TOP = 14;

export const GROUPS = [
  ["good", "accepted", ["accepted"]],
  ["calm", "duplicates", ["duplicate"]],
  ["warn", "refused by a script", ["refused"]],
  ["bad", "violations and conflicts", ["violation", "conflict"]],
  ["dim", "other", ["elsewhere", "dropped"]],
];

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.append(child);
  return element;
}

function nice(most) {
  for (let step = 1; ; step *= 10) {
    for (const factor of [1, 2, 5]) if (most <= step * factor) return step * factor;
  }
}

export function draw(figure, rates, unit) {
  const buckets = rates.buckets;
  const groups = GROUPS.map(([tone, label, names]) => ({
    tone, label,
    counts: Array.from({ length: buckets }, (_, i) => names.reduce((sum, name) => sum + rates.arrivals[name][i], 0)),
  }));
  const totals = Array.from({ length: buckets }, (_, i) => groups.reduce((sum, g) => sum + g.counts[i], 0));
  const most = nice(Math.max(4, ...totals));
  const step = WIDTH / buckets;
  const end = new Date(rates.end);
  const width = unit === "second" ? 1000 : 60000;
  const chart = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true", class: "chart" });
  for (const share of [0.5, 1]) {
    const y = BOTTOM - (BOTTOM - TOP) * share;
    chart.append(svg("line", { x1: 0, x2: WIDTH, y1: y, y2: y, class: "grid" }));
  }
  totals.forEach((total, i) => {
    if (total === 0) return;
    let y = BOTTOM;
    const bar = svg("g", {});
    const at = new Date(end.getTime() - (buckets - i) * width).toLocaleTimeString("en-GB");
    const words = groups.filter((g) => g.counts[i] > 0).map((g) => `${g.label} ${g.counts[i]}`).join(", ");
    bar.append(svg("title", {}, document.createTextNode(`${at}: ${words}`)));
    for (const group of groups) {
      if (group.counts[i] === 0) continue;
      const height = Math.max(1, ((BOTTOM - TOP) * group.counts[i]) / most);
      y -= height;
      bar.append(svg("rect", { x: (i * step + 0.5).toFixed(2), width: Math.max(1, step - 1).toFixed(2), y: y.toFixed(2), height: height.toFixed(2), class: "bar " + group.tone }));
    }
    chart.append(bar);
  });
  chart.append(svg("line", { x1: 0, x2: WIDTH, y1: BOTTOM, y2: BOTTOM, class: "axis" }));
  const all = totals.reduce((a, b) => a + b, 0);
  const said = groups.map((g) => `${g.label} ${g.counts.reduce((a, b) => a + b, 0)}`).join(", ");
  const span = unit === "second" ? `${buckets / 60} minutes` : `${buckets / 60} hours`;
  fill(figure,
    h("div", { class: "plot", role: "img", "aria-label": `Arrivals in the last ${span}: ${all}. ${said}.` },
      chart,
      h("span", { class: "most" }, `${number(most)} per ${unit}`),
      h("span", { class: "from" }, span + " ago"), h("span", { class: "to" }, "now")),
    h("figcaption", { class: "legend" }, groups.map((g) => h("span", {}, h("i", { class: "swatch " + g.tone }), g.label))));
}
