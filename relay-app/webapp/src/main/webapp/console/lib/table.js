// Tables that become cards on a narrow screen: each cell then says which column it is of.
import { h } from "./dom.js";

/** A table in a place that scrolls sideways when it must. Rows are tr elements. */
export function table(caption, columns, rows) {
  return h("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: 0 },
    h("table", {}, h("caption", { class: "sr" }, caption),
      h("thead", {}, h("tr", {}, columns.map((name) => (name ? h("th", { scope: "col" }, name) : h("td"))))),
      h("tbody", {}, rows.map((row) => labelled(row, columns)))));
}

/** The same row, whose cells know their columns. */
export function labelled(row, columns) {
  [...row.children].forEach((cell, i) => cell.setAttribute("data-column", columns[i] ?? ""));
  return row;
}
