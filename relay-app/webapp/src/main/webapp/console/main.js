// Which page is shown, and the frame around it.
import { onLoggedOut } from "./lib/api.js";
import { h, fill } from "./lib/dom.js";
import { recognize, comeBack } from "./lib/session.js";
import { nav, frame } from "./lib/frame.js";
import * as access from "./pages/access.js";
import * as acts from "./pages/acts.js";
import * as call from "./pages/call.js";
import * as calls from "./pages/calls.js";
import * as incident from "./pages/incident.js";
import * as incidents from "./pages/incidents.js";
import * as login from "./pages/login.js";
import * as me from "./pages/me.js";
import * as overview from "./pages/overview.js";
import * as quarantine from "./pages/quarantine.js";
import * as rejected from "./pages/rejected.js";
import * as replay from "./pages/replay.js";
import * as replays from "./pages/replays.js";
import * as replayStart from "./pages/replay-start.js";

// The first that fits. A star stands for an id.
const PAGES = [
  ["", overview], ["calls", calls], ["calls/*", call],
  ["replays", replays], ["replays/new", replayStart], ["replays/*", replay],
  ["quarantine", quarantine], ["quarantine/*", rejected],
  ["incidents", incidents], ["incidents/*", incident], ["acts", acts],
  ["access", access], ["me", me],
];
const main = document.getElementById("main");
let leaving = new AbortController();
let known = false;
let refused = comeBack();

/** #/calls/a%2Fb?x=y as its segments and its query. */
function place() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?", 2);
  return { segments: path.split("/").map(decoded), query: new URLSearchParams(query ?? "") };
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // typed by hand; the relay will say that it knows nothing of it
  }
}

function pageFor(segments) {
  return PAGES.find(([pattern]) => {
    const parts = pattern.split("/");
    return parts.length === segments.length && parts.every((part, i) => part === "*" || part === segments[i]);
  })?.[1];
}

/** Draws the page of the present address. The one before learns of it by its signal. */
function show(problem) {
  leaving.abort();
  leaving = new AbortController();
  const at = place();
  const page = known ? pageFor(at.segments) ?? nowhere : login;
  const root = h("div", { class: "view" });
  frame(known);
  nav(at.segments[0]);
  document.getElementById("banner").hidden = true;
  document.title = `${page.title} · True Pulse Relay`;
  fill(main, root);
  page.show(root, { ...at, id: at.segments[1], signal: leaving.signal, entered, problem, refused });
  if (known) main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

const nowhere = {
  title: "No such page",
  show: (root) => fill(root, h("h1", {}, "There is no such page"), h("p", {}, h("a", { href: "#/" }, "To the overview"))),
};

function entered() {
  known = true;
  refused = null;
  show();
}

onLoggedOut(() => {
  if (!known) return;
  known = false;
  show();
});
addEventListener("hashchange", () => show());
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});

recognize().then(entered, show);
