// A table of what the API gives page by page. The next page is asked for by the cursor of the one
// before, so the last page of ten million is as quick as the first.
import { h, fill, add } from "./dom.js";
import { labelled, table } from "./table.js";
import { time } from "./time.js";

/**
 * @param caption what the table holds, for screen readers
 * @param columns headings
 * @param row makes a tr of one item
 * @param load given a cursor or undefined, resolves to {rows, next, searchedBackTo}
 * @param empty what is said when there is nothing at all
 */
export function list({ caption, columns, row, load, empty }) {
  const rows = table(caption, columns, []);
  const body = rows.querySelector("tbody");
  rows.hidden = true;
  const words = h("p", { class: "list-words", role: "status" });
  const more = h("button", { type: "button", hidden: true });
  let next;

  async function go() {
    more.disabled = true;
    fill(words, "Looking…");
    try {
      const page = await load(next);
      show(page);
    } catch (problem) {
      if (problem.name === "AbortError") return;
      fill(words, h("span", { class: "wrong" }, problem.message));
      offer("Try again");
    } finally {
      more.disabled = false;
    }
  }

  function show(page) {
    add(body, page.rows.map((item) => labelled(row(item), columns)));
    next = page.next;
    const shown = body.children.length;
    rows.hidden = shown === 0;
    fill(words, shown === 0 && !next ? empty : `${shown} shown${next ? "" : ", that is all"}.`,
      page.searchedBackTo && next && [" Looked back to ", time(page.searchedBackTo), "; there may be more before that."]);
    if (next) offer(page.searchedBackTo ? "Search further back" : "Show more");
    else more.hidden = true;
  }

  function offer(label) {
    fill(more, label);
    more.hidden = false;
  }

  more.addEventListener("click", go);
  go();
  return h("div", { class: "list" }, rows, h("div", { class: "list-end" }, words, more));
}
