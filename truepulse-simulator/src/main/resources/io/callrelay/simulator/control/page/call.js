// One call: its state, every arrival with its bytes, and each beside the specification.
import { h, add, fill, verdict, state, number, time, duration, visible, say } from "./dom.js";
import { get, call, part, ApiError } from "./api.js";
import { Stream } from "./stream.js";

function visibleLines(text) {
  return text.split("\n").map(visible).join("\n");
}

function wire(arrival) {
  const start = `${arrival.method} ${arrival.target} HTTP/1.1\n`;
  const headers = arrival.headers.map(([name, value]) => `${name}: ${value}\n`).join("");
  return visibleLines(start + headers) + "\n";
}

function body(arrival) {
  if (arrival.body !== undefined) return visible(arrival.body) || "(empty)";
  const bytes = atob(arrival.bodyBase64);
  return "(not UTF-8)\n" + dump(bytes);
}

function said(answer) {
  const headers = answer.headers.map(([name, value]) => `${name}: ${value}\n`).join("");
  return [visibleLines(`HTTP/1.1 ${answer.status}\n` + headers) + "\n", h("span", { class: "body" }, body(answer))];
}

// Offset, sixteen bytes in hexadecimal, and what of them is printable.
function dump(bytes) {
  const lines = [];
  for (let at = 0; at < Math.min(bytes.length, 16384); at += 16) {
    const piece = [...bytes.slice(at, at + 16)];
    const hex = piece.map((c) => c.charCodeAt(0).toString(16).padStart(2, "0")).join(" ");
    const text = piece.map((c) => (c >= " " && c <= "~" ? c : "·")).join("");
    lines.push(at.toString(16).padStart(6, "0") + "  " + hex.padEnd(48) + " " + text);
  }
  return lines.join("\n");
}

function findings(list) {
  return list.map((v) => h("div", { class: v.forgiven ? "forgiven" : "reason" },
    h("b", {}, v.clause), " ", v.message, v.forgiven ? " (forgiven by this profile)" : ""));
}

function cameAs(received) {
  if (received.length === 0) return h("em", { class: "missing" }, "missing");
  return received.map((one) => h("div", {},
    h("code", { class: "value" }, one.type === "string" ? visible(JSON.stringify(one.value)) : visible(one.value) || one.type),
    one.type === "string" ? null : h("span", { class: "small" }, " a " + one.type)));
}

function comparison(compared) {
  const bad = (row) => row.violations.some((v) => !v.forgiven);
  return [
    compared.request.length ? h("div", { class: "reasons" }, h("b", {}, "The request as a whole"), compared.request.map((v) => findings([v]))) : null,
    h("div", { class: "scroll", role: "region", "aria-label": "Comparison with the specification", tabindex: "0" },
      h("table", { class: "comparison" },
        h("thead", {}, h("tr", {}, ["", "Field", "As specified", "As received", "Place", "Finding"].map((t) => h("th", { scope: "col" }, t)))),
        h("tbody", {},
          compared.fields.map((row) => h("tr", { class: bad(row) ? "broken" : "" },
            h("td", { class: "mark" }, bad(row) ? h("span", { class: "cross", role: "img", "aria-label": "violation" }, "✕") : h("span", { class: "tick", role: "img", "aria-label": "as specified" }, "✓")),
            h("th", { scope: "row" }, row.field, h("div", { class: "small" }, row.clause)),
            h("td", {}, row.specified, h("div", { class: "small" }, row.means, " · e.g. ", h("code", {}, row.example))),
            h("td", { class: "wrap" }, cameAs(row.received)),
            h("td", { class: "num" }, row.received.map((r) => r.place).join(", ") || "–", row.received.length === 1 && row.received[0].place !== row.place ? h("div", { class: "small" }, "of ", row.place) : null),
            h("td", { class: "wrap" }, findings(row.violations)))),
          compared.others.map((row) => h("tr", { class: "broken" },
            h("td", { class: "mark" }, h("span", { class: "cross", role: "img", "aria-label": "violation" }, "✕")),
            h("th", { scope: "row", class: "wrap" }, visible(row.field)),
            h("td", {}, "not one of the eleven fields"),
            h("td", { class: "wrap" }, cameAs([row])),
            h("td", { class: "num" }, row.place),
            h("td", { class: "wrap" }, findings(row.violations)))))))];
}

function arrivalCard(arrival, open) {
  const clean = arrival.comparison && arrival.comparison.request.length === 0 && arrival.comparison.others.length === 0
    && arrival.comparison.fields.every((f) => f.violations.length === 0);
  const details = h("details", { class: "card arrival", open });
  const summary = h("summary", {},
    h("span", { class: "num" }, "#", arrival.number), verdict(arrival.verdict), time(arrival.at, true),
    arrival.sincePreviousMs !== undefined ? h("span", { class: "small" }, "+", duration(arrival.sincePreviousMs)) : null,
    h("span", { class: "answer" }, "answered ", visible(arrival.answer ?? "–")));
  details.append(summary);
  if (arrival.headers === undefined) {
    details.append(h("p", { class: "note" }, "Its bytes are no longer kept. Start the simulator with --journal to keep all."));
    return details;
  }
  add(details, [
    arrival.violations.length ? h("ul", { class: "reasons" }, arrival.violations.map((v) =>
      h("li", {}, h("b", {}, visible(v.field)), ` (${v.clause}) ${v.message}: `, h("code", { class: "value" }, visible(JSON.stringify(v.value)))))) : null,
    h("h3", {}, "Beside the specification ", clean ? h("span", { class: "badge good" }, "all as specified") : null),
    comparison(arrival.comparison),
    h("h3", {}, "Raw request ", h("span", { class: "small" }, `connection ${arrival.connection}`)),
    h("pre", { class: "raw", tabindex: "0", "aria-label": "Raw request" }, wire(arrival), h("span", { class: "body" }, body(arrival))),
    arrival.said ? [h("h3", {}, "Answer decided ", h("span", { class: "small" }, "before any fault on its way")),
      h("pre", { class: "raw", tabindex: "0", "aria-label": "Answer" }, said(arrival.said))] : null]);
  return details;
}

function facts(history) {
  const fact = (label, value) => h("div", { class: "tile" }, h("dt", {}, label), h("dd", {}, value));
  return h("dl", { class: "tiles" },
    fact("State", history.tpCallID ? state(history.state) : "–"),
    fact("First accepted", history.firstAccepted ? time(history.firstAccepted) : "not yet"),
    fact("Attempts before", number(history.attemptsBeforeAcceptance)),
    fact("POSTs", number(history.posts)),
    fact("Duplicates", number(history.duplicates)),
    fact("Conflicts", number(history.conflicts)),
    history.delayMs !== undefined ? fact(history.late ? "Late" : "After its end", duration(history.delayMs)) : null);
}

// Sets a script for this call or its caller.
function steering(id, caller, named) {
  const script = h("select", { id: "call-script" }, named.map((s) => h("option", { value: s.name, title: s.description }, s.name)));
  const about = h("p", { class: "small", id: "call-script-about" });
  const tell = () => fill(about, named.find((s) => s.name === script.value)?.description ?? "");
  script.addEventListener("change", tell);
  script.setAttribute("aria-describedby", "call-script-about");
  tell();
  const put = (path, words) => async () => {
    try {
      await call("PUT", path, { use: script.value });
      say(`${words}: ${script.value}`);
    } catch (e) { say(e.message, true); }
  };
  const clear = async () => {
    try {
      await call("DELETE", "scripts/calls/" + part(id));
      say("The script of this call is cleared");
    } catch (e) { say(e.status === 404 ? "No script is set for this call" : e.message, e.status !== 404); }
  };
  return h("section", { class: "card steer", "aria-label": "Script for the next attempts" },
    h("h2", {}, "Its next attempts"),
    h("div", { class: "row" },
      h("label", {}, h("span", {}, "Script"), script),
      h("button", { type: "button", class: "primary", onclick: put("scripts/calls/" + part(id), "This call") }, "Set for this call"),
      /^\d{1,20}$/.test(caller) ? h("button", { type: "button", onclick: put("scripts/callers/" + part(caller), "Caller " + caller) }, `Set for caller ${caller}`) : null,
      h("button", { type: "button", class: "quiet", onclick: clear }, "Clear for this call")),
    about);
}

export function callPage(root, id, app) {
  let stream;
  let stopped = false;
  let shown = "";
  const unidentified = id === undefined;
  const head = h("div", {});
  const list = h("div", { class: "arrivals-list" });
  const steer = h("div", {});
  fill(root,
    h("p", { class: "crumbs" }, h("a", { href: "#/" }, "Live"), " / ", unidentified ? "Requests without a call" : "Call"),
    h("h1", { class: "id" }, unidentified ? "Requests without a usable tpCallID" : visible(id)), head, steer, list);

  async function load() {
    try {
      const history = await get((unidentified ? "unidentified" : "calls/" + part(id)) + "?compare=fields");
      if (stopped) return;
      const version = JSON.stringify([history.posts, history.arrivals.map((a) => a.number)]);
      if (version === shown) return;
      const opened = new Set([...list.querySelectorAll("details[open]")].map((d) => d.dataset.number));
      const first = shown === "";
      shown = version;
      fill(head, facts(history));
      const newest = [...history.arrivals].reverse();
      const missing = history.posts - history.arrivals.length;
      fill(list, h("h2", {}, "Arrivals, newest first"),
        missing > 0 ? h("p", { class: "note" }, `The first 20 and the last 20 are shown; ${number(missing)} between them are not.`) : null,
        newest.map((arrival, i) => {
          const card = arrivalCard(arrival, first ? i === 0 : opened.has(String(arrival.number)));
          card.dataset.number = arrival.number;
          return card;
        }),
        newest.length === 0 ? h("p", { class: "empty" }, "None.") : null);
      if (first && !unidentified) await offer(newest);
    } catch (e) {
      if (e instanceof ApiError && e.status === 404) fill(list, h("p", { class: "empty" }, "This call was never seen. It shows here when it comes."));
      else if (e.status !== 0) say(e.message, true);
    }
  }

  async function offer(arrivals) {
    const received = arrivals.find((a) => a.comparison)?.comparison.fields.find((f) => f.field === "tpCallerNumber")?.received ?? [];
    const scripts = await get("scripts");
    if (!stopped && scripts.scripts) fill(steer, steering(id, received[0]?.value ?? "", scripts.scripts));
  }

  load();
  stream = new Stream(unidentified ? {} : { q: id }, { arrivals: load, counts: app.counts, reset: () => { shown = ""; load(); } }, app.connected);
  return { stop: () => { stopped = true; stream.close(); }, keys: {} };
}
