// The live stream. The browser's EventSource comes back by itself after a cut, and names the last
// event it has; the server then tells the rest. What is missing in between is said on the page.
// A browser has six connections to one server for all its tabs: one that nobody looks at gives its
// own back, and catches up when it is looked at again.
import { query } from "./api.js";

const SILENCE_MS = 5000;

export class Stream {
  // parameters: of /api/live; after, the place to begin, is in them
  constructor(parameters, handlers, onState) {
    this.parameters = parameters;
    this.handlers = handlers;
    this.onState = onState;
    this.onVisibility = () => (document.hidden ? this.rest() : this.open());
    document.addEventListener("visibilitychange", this.onVisibility);
    this.watchdog = setInterval(() => this.check(), 1000);
    this.open();
  }

  open() {
    this.rest();
    if (document.hidden) return;
    this.heard = Date.now();
    this.source = new EventSource("/api/live" + query(this.parameters));
    this.source.onopen = () => this.alive();
    this.source.onerror = () => {
      this.onState(false);
      // A browser gives up for good on an answer that is no stream, for example of a proxy.
      if (this.source.readyState === EventSource.CLOSED) this.again();
    };
    for (const [name, handler] of Object.entries(this.handlers)) {
      this.source.addEventListener(name, (event) => {
        this.parameters.after = event.lastEventId;
        this.alive();
        handler(JSON.parse(event.data));
      });
    }
  }

  alive() {
    this.heard = Date.now();
    this.onState(true);
  }

  // The counts come every second: a stream that is silent for long is dead, whatever TCP says.
  check() {
    if (!document.hidden && Date.now() - this.heard > SILENCE_MS) {
      this.onState(false);
      this.again();
    }
  }

  again() {
    this.rest();
    this.heard = Date.now();
    this.retry = setTimeout(() => this.open(), 1000);
  }

  rest() {
    clearTimeout(this.retry);
    this.source?.close();
  }

  close() {
    document.removeEventListener("visibilitychange", this.onVisibility);
    clearInterval(this.watchdog);
    this.rest();
  }
}
