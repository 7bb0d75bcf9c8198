// The live overview by server-sent events, honest about whether it is live. The browser comes back
// by itself after a cut; an answer that is no stream makes it give up, and then this asks again.
import { address, get } from "./api.js";
import { learn } from "./time.js";

const SILENCE_MILLIS = 15_000; // the relay beats every 5 s
const GRACE_MILLIS = 5_000; // the relay ends each stream now and then, and is back at once
const AGAIN_MILLIS = 3_000;

/**
 * Listens until the signal aborts. A tab that nobody looks at lets go of its connection, of which a
 * browser has few, and takes it up when it is looked at again.
 *
 * @param onOverview given each overview
 * @param onLink given {live: true} or {live: false, since, words}
 */
export function listen(onOverview, onLink, signal) {
  let source;
  let heardAt = Date.now();
  let cutAt;
  let again;
  let said = "";

  function open() {
    shut();
    if (document.hidden || signal.aborted) return;
    source = new EventSource(address("overview/events"));
    source.addEventListener("overview", (event) => hear(() => take(JSON.parse(event.data))));
    source.addEventListener("heartbeat", () => hear(() => {}));
    source.addEventListener("bye", () => lose("The relay is being stopped."));
    source.onerror = cut;
  }

  function take(overview) {
    learn(overview.at);
    onOverview(overview);
  }

  function hear(then) {
    heardAt = Date.now();
    cutAt = undefined;
    said = "";
    then();
    onLink({ live: true });
  }

  function cut() {
    cutAt ??= Date.now();
    if (source.readyState === EventSource.CLOSED) retry();
  }

  // A stream tells no status: an ordinary question finds out why, and whether we are logged in.
  function retry() {
    shut();
    again = setTimeout(() => {
      get("overview", {}, signal).then(
        (overview) => { take(overview); open(); },
        (problem) => { if (!signal.aborted) { lose(problem.message); retry(); } });
    }, AGAIN_MILLIS);
  }

  function watch() {
    if (document.hidden) return;
    const silent = Date.now() - heardAt;
    if (cutAt !== undefined && Date.now() - cutAt > GRACE_MILLIS) lose("");
    else if (silent > SILENCE_MILLIS) {
      lose("");
      if (again === undefined) retry();
    }
  }

  function lose(words) {
    said = words || said;
    onLink({ live: false, since: new Date(heardAt).toISOString(), words: said });
  }

  function shut() {
    clearTimeout(again);
    again = undefined;
    source?.close();
  }

  function turn() {
    if (document.hidden) shut();
    else {
      heardAt = Date.now();
      open();
    }
  }

  const watching = setInterval(watch, 1000);
  document.addEventListener("visibilitychange", turn);
  // A network that goes away breaks no connection by itself.
  addEventListener("offline", open);
  addEventListener("online", open);
  signal.addEventListener("abort", () => {
    clearInterval(watching);
    document.removeEventListener("visibilitychange", turn);
    removeEventListener("offline", open);
    removeEventListener("online", open);
    shut();
  });
  open();
}
