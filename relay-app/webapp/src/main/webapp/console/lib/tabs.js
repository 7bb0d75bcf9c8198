// Links to the same list with another state; the one that is shown is marked.
import { h } from "./dom.js";

export function tabs(label, page, entries, chosen) {
  return h("nav", { class: "tabs", "aria-label": label }, entries.map(([name, words]) =>
    h("a", { href: `#/${page}?state=${name}`, "aria-current": name === chosen ? "page" : null }, words)));
}
