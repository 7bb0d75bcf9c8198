// What comes in: counts, the chart, and the list of arrivals with its search.
import { h, fill, verdict, VERDICTS, number, time, callLink, visible, say } from "./dom.js";
import { get, query, ApiError } from "./api.js";
import { Stream } from "./stream.js";
import { draw } from "./chart.js";

const ROWS = 200;
const TILES = [
  ["arrivals", "Arrivals", "", "Requests on the webhook port"],
  ["calls", "Calls", "", "Different tpCallIDs"],
  ["acceptedCalls", "Accepted calls", "good", "Calls that the vendor has"],
  ["lateCalls", "Late calls", "warn", "Calls that first came too long after their end (S1.1, S7.1)"],
  ["duplicates", "Duplicates", "calm", VERDICTS.DUPLICATE[2]],
  ["refused", "Refused", "warn", VERDICTS.REFUSED[2]],
  ["withViolations", "With violations", "bad", "Arrivals that broke the specification"],
  ["conflicting", "Conflicts", "bad", VERDICTS.CONFLICT[2]],
];

// One line of the list: number, time, id, numbers, status, verdict, and what was answered and why.
function line(arrival, fresh) {
  return h("tr", { class: fresh ? "fresh" : "", "data-number": arrival.number },
    h("td", { class: "num" }, arrival.number),
    h("td", {}, time(arrival.at)),
    h("td", { class: "wrap short" }, arrival.tpCallID ? callLink(arrival.tpCallID)
      : h("a", { href: "#/unidentified" }, "no usable id")),
    h("td", { class: "wrap short" }, visible(arrival.caller)),
    h("td", { class: "wrap short" }, visible(arrival.did)),
    h("td", { class: "wrap short" }, visible(arrival.status)),
    h("td", {}, verdict(arrival.verdict)),
    h("td", { class: "wrap why" },
      arrival.why ? h("div", { class: "reason" }, visible(arrival.why)) : null,
      h("div", { class: arrival.why ? "small" : "" }, visible(answered(arrival)))));
}

// What was answered, without the reason where that is what was answered.
function answered(arrival) {
  const said = arrival.why && arrival.answer.indexOf(": " + arrival.why.slice(0, 60));
  return said > 0 ? arrival.answer.slice(0, said) : arrival.answer;
}

export function live(root, parameters, app) {
  const filter = { q: parameters.get("q") ?? "", status: parameters.get("status") ?? "", verdict: parameters.get("verdict") ?? "" };
  const filtered = Boolean(filter.q || filter.status || filter.verdict);
  let stream;
  let unit = "second";
  let paused = false;
  let waiting = [];
  let oldest = 0;
  let stopped = false;

  const tiles = h("dl", { class: "tiles" });
  const figure = h("figure", { class: "card" });
  const rows = h("tbody", {});
  const empty = h("div", { class: "empty", hidden: true });
  const more = h("button", { type: "button", class: "quiet", hidden: true, onclick: older }, "Older arrivals");
  const gap = h("p", { class: "note", role: "status", hidden: true });
  const pause = h("button", { type: "button", "aria-pressed": "false", onclick: togglePause }, "Pause");
  const seconds = h("button", { type: "button", "aria-pressed": "true", onclick: () => choose("second") }, "2 minutes");
  const minutes = h("button", { type: "button", "aria-pressed": "false", onclick: () => choose("minute") }, "2 hours");

  const search = h("input", { type: "search", id: "q", value: filter.q, placeholder: "id or number", autocomplete: "off", spellcheck: "false" });
  const status = h("input", { id: "status", value: filter.status, list: "statuses", placeholder: "any", autocomplete: "off" });
  const which = h("select", { id: "verdict" }, h("option", { value: "" }, "any"),
    Object.entries(VERDICTS).map(([name, [label]]) => h("option", { value: name }, label)));
  which.value = filter.verdict;
  const form = h("form", { class: "filters", role: "search", "aria-label": "Arrivals", onsubmit: submit },
    h("label", { class: "grow" }, h("span", {}, "Search"), search),
    h("label", {}, h("span", {}, "Call status"), status),
    h("datalist", { id: "statuses" }, ["Answered", "Missed", "Busy", "Abandoned"].map((s) => h("option", { value: s }))),
    h("label", {}, h("span", {}, "Verdict"), which),
    h("button", { type: "submit" }, "Search"),
    filtered ? h("a", { class: "button quiet", href: "#/" }, "Clear") : null);
  which.addEventListener("change", () => form.requestSubmit());

  fill(root,
    h("h1", { class: "sr" }, "Live"),
    tiles,
    h("section", { "aria-label": "Arrivals over time" },
      h("div", { class: "row between" }, h("h2", {}, "Arrivals over time"), h("div", { class: "segments", role: "group", "aria-label": "Time span" }, seconds, minutes)),
      figure),
    h("section", { "aria-label": "Arrivals" },
      h("div", { class: "row between" }, h("h2", {}, filtered ? "Arrivals found" : "Arrivals"),
        h("div", { class: "row" }, pause,
          h("a", { class: "button quiet", href: "/api/journal", download: "truepulse-journal.ndjson" }, "Export NDJSON"),
          h("a", { class: "button quiet", href: "/api/journal.har", download: "truepulse-journal.har" }, "Export HAR"),
          h("button", { type: "button", class: "quiet", onclick: app.forget }, "Forget all"))),
      form, gap,
      h("div", { class: "scroll", role: "region", "aria-label": "List of arrivals", tabindex: "0" },
        h("table", { class: "arrivals" },
          h("thead", {}, h("tr", {}, ["#", "Time", "tpCallID", "Caller", "Dialled", "Status", "Verdict", "Answer and why"].map((t) => h("th", { scope: "col" }, t)))),
          rows)),
      empty, h("div", { class: "row center" }, more)));

  function submit(event) {
    event.preventDefault();
    location.hash = "#/" + query({ q: search.value.trim(), status: status.value.trim(), verdict: which.value });
  }

  function togglePause() {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    if (!paused) { const held = waiting; waiting = []; insert(held); }
    label();
  }

  function label() {
    fill(pause, paused ? (waiting.length ? `Resume (${waiting.length} new)` : "Resume") : "Pause");
  }

  // newest first, both
  function insert(arrivals) {
    const known = new Set([...rows.children].slice(0, ROWS).map((row) => row.dataset.number));
    rows.prepend(...arrivals.filter((a) => !known.has(String(a.number))).map((a) => line(a, true)));
    while (rows.children.length > ROWS + 300) rows.lastChild.remove();
    if (rows.lastChild) oldest = Number(rows.lastChild.dataset.number);
    nothing();
  }

  function nothing() {
    empty.hidden = rows.children.length > 0;
    if (filtered) fill(empty, h("p", {}, "Nothing fits. The search looks through the newest 100,000 arrivals."));
    else {
      fill(empty, h("p", {}, "Nothing has arrived yet. Post a first webhook:"),
        h("pre", { tabindex: "0" }, sample(app.webhook())));
    }
  }

  async function older() {
    try {
      const found = await get("arrivals" + query({ ...filter, before: oldest }));
      rows.append(...found.arrivals.map((a) => line(a, false)));
      if (found.arrivals.length) oldest = found.arrivals[found.arrivals.length - 1].number;
      more.hidden = !found.more;
    } catch (e) { say(e.message, true); }
  }

  function showCounts(counts) {
    app.counts(counts);
    fill(tiles, TILES.map(([key, label, tone, meaning]) => h("div", { class: "tile " + (counts[key] ? tone : ""), title: meaning },
      h("dt", {}, label), h("dd", {}, number(counts[key])))));
  }

  async function chart() {
    try {
      draw(figure, await get("rates" + query({ unit, buckets: 120 })), unit);
    } catch { /* the banner says that the simulator does not answer */ }
  }

  function choose(next) {
    unit = next;
    seconds.setAttribute("aria-pressed", String(unit === "second"));
    minutes.setAttribute("aria-pressed", String(unit === "minute"));
    chart();
  }

  async function load() {
    try {
      const found = await get("arrivals" + query(filter));
      if (stopped) return;
      fill(rows, found.arrivals.map((a) => line(a, false)));
      oldest = found.arrivals.length ? found.arrivals[found.arrivals.length - 1].number : 0;
      more.hidden = !found.more;
      nothing();
      watch(found.epoch + ":" + found.newest);
    } catch (e) {
      if (e instanceof ApiError && e.status === 400) { say(e.message, true); return; }
      app.connected(false);
      setTimeout(() => { if (!stopped) load(); }, 1500);
    }
  }

  function watch(after) {
    stream = new Stream({ ...filter, after }, {
      arrivals: (found) => {
        if (found.more) {
          fill(gap, "More came at once than are shown here; “Older arrivals” after a search has them all.");
          gap.hidden = false;
        }
        if (paused) waiting = [...found.arrivals, ...waiting].slice(0, ROWS);
        else insert(found.arrivals);
        label();
      },
      counts: (counts) => { showCounts(counts); chart(); },
      reset: () => { fill(rows); waiting = []; gap.hidden = true; more.hidden = true; nothing(); label(); },
    }, app.connected);
  }

  get("summary").then(showCounts).catch(() => {});
  chart();
  load();
  return {
    stop: () => { stopped = true; stream?.close(); },
    keys: { p: togglePause, "/": () => { search.focus(); search.select(); } },
  };
}

function sample(webhook) {
  return `curl ${webhook.startsWith("https") ? "-ik" : "-i"} ${webhook} -H 'Content-Type: application/json' -d '{
"tpCallID": "9884420011", "tpCustomerID": "78521", "tpCustomerName": "ASG",
"tpCallerNumber": "9841012345", "tpDIDNumber": "02269112345", "tpDateOfCall": "23-10-2025",
"tpCallStartTime": "2025-10-23T04:26:31.05Z", "tpCallEndTime": "2025-10-23T04:37:31.05Z",
"tpDTMF": "51", "tpCallStatus": "Answered",
"tpCallRecordingPath": "https://domainname.com/ASG/Recordings/abc-1234.wav" }'`;
}
