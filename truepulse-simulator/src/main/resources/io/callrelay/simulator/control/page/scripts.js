// What webhooks are answered: what is set, the scripts by name, and the webhook port itself.
import { h, fill, visible, number, say, ask } from "./dom.js";
import { get, call, part } from "./api.js";
import { Stream } from "./stream.js";

const SCOPES = {
  forced: ["Forced", "every webhook, before all else", ""],
  calls: ["Call", "one call", "tpCallID"],
  callers: ["Caller", "callers whose number ends so", "last digits of the caller's number"],
  dids: ["Dialled number", "calls to this number", "tracking number"],
  steering: ["Steering", "last digits of the caller", ""],
  default: ["Default", "all other webhooks", ""],
};

const CERTIFICATES = ["good", "expired", "self-signed", "wrong-host"];

export function scriptsPage(root, app) {
  let stopped = false;
  const drawn = {};
  const set = h("div", {});
  const named = h("div", { class: "cards" });
  const endpoint = h("div", { class: "row" });
  const steer = h("div", { class: "row" });
  const scope = h("select", { id: "scope" }, ["default", "forced", "callers", "calls", "dids"].map((s) => h("option", { value: s }, `${SCOPES[s][0]}: ${SCOPES[s][1]}`)));
  const key = h("input", { id: "key", autocomplete: "off", spellcheck: "false" });
  const keyLabel = h("label", { class: "grow" }, h("span", {}, ""), key);
  const script = h("select", { id: "script" });
  const own = h("textarea", { id: "own", rows: 5, spellcheck: "false", "aria-describedby": "own-error" });
  const problem = h("p", { id: "own-error", class: "reason", role: "alert", hidden: true });
  const ownLabel = h("label", { class: "block", hidden: true }, h("span", {}, "Script as JSON"), own);
  const form = h("form", { class: "card", "aria-label": "Set a script", onsubmit: assign },
    h("h2", {}, "Set a script"),
    h("div", { class: "row" }, h("label", {}, h("span", {}, "For"), scope), keyLabel, h("label", {}, h("span", {}, "Script"), script), h("button", { type: "submit", class: "primary" }, "Set")),
    ownLabel, problem);
  own.value = '{"steps":[{"answer":"error","message":"not yet","times":2},{"answer":"success"}]}';
  scope.addEventListener("change", choices);
  script.addEventListener("change", choices);

  fill(root, h("h1", {}, "Scripts"),
    h("p", { class: "lead" }, "A script says what a webhook is answered, or how its connection breaks. Without one, everything that keeps to the specification is answered SUCCESS."),
    h("section", { class: "card", "aria-label": "Webhook port" }, h("h2", {}, "Webhook port"), endpoint),
    form,
    h("section", { "aria-label": "Set now" }, h("h2", {}, "Set now, in the order they are asked"), set),
    h("section", { class: "card", "aria-label": "Steering" }, h("h2", {}, "Steering from a telephone"), steer),
    h("section", { "aria-label": "Scripts by name" }, h("h2", {}, "Scripts by name"), named));
  choices();

  function choices() {
    const label = SCOPES[scope.value][2];
    keyLabel.hidden = label === "";
    keyLabel.firstChild.textContent = label;
    key.required = label !== "";
    ownLabel.hidden = script.value !== "";
    problem.hidden = true;
  }

  function path(word, name) {
    return "scripts/" + word + (name === "" ? "" : "/" + part(name));
  }

  async function assign(event) {
    event.preventDefault();
    problem.hidden = true;
    let body = { use: script.value };
    if (script.value === "") {
      try { body = JSON.parse(own.value); } catch (e) { return complain(String(e.message)); }
    }
    await change("PUT", path(scope.value, SCOPES[scope.value][2] === "" ? "" : key.value.trim()), body, "The script is set", complain);
  }

  function complain(text) {
    fill(problem, text);
    problem.hidden = false;
  }

  async function change(method, where, body, words, failed = (text) => say(text, true)) {
    try {
      await call(method, where, body);
      say(words);
    } catch (e) { failed(e.message); }
    load();
  }

  function showSet(all) {
    if (!isNew("set", all.set)) return;
    if (all.set.length === 0) return fill(set, h("p", { class: "empty" }, "Nothing is set."));
    fill(set, h("div", { class: "scroll", role: "region", "aria-label": "Scripts that are set", tabindex: "0" }, h("table", {},
        h("thead", {}, h("tr", {}, ["For", "Script", "Used", ""].map((t) => h("th", { scope: "col" }, t)))),
        h("tbody", {}, all.set.map((one) => h("tr", {},
          h("th", { scope: "row", class: "wrap" }, SCOPES[one.scope]?.[0] ?? one.scope, one.key ? [" ", h("code", { class: "value" }, visible(one.key))] : null),
          h("td", { class: "wrap" }, one.name ? h("b", {}, visible(one.name)) : null, h("ol", { class: "steps" }, one.steps.map((s) => h("li", {}, visible(s))))),
          h("td", { class: "num" }, number(one.used)),
          h("td", {}, one.scope === "steering" ? null : h("button", { type: "button", class: "quiet", "aria-label": `Clear ${SCOPES[one.scope]?.[0] ?? one.scope} ${one.key}`, onclick: () => change("DELETE", path(one.scope, one.key), undefined, "The script is cleared") }, "Clear"))))))
      ), h("p", {}, h("button", { type: "button", onclick: clearAll }, "Clear all")));
  }

  async function clearAll() {
    if (await ask("Clear all scripts?", "Every webhook that keeps to the specification is then answered SUCCESS.", "Clear all")) {
      await change("DELETE", "scripts", undefined, "All scripts are cleared");
    }
  }

  function showNamed(list) {
    if (!isNew("named", list.map(({ used, ...rest }) => rest))) return;
    const chosen = script.options.length === 0 ? undefined : script.value;
    fill(script, list.map((s) => h("option", { value: s.name }, s.name)), h("option", { value: "" }, "my own, as JSON"));
    script.value = chosen === "" || list.some((s) => s.name === chosen) ? chosen : list[0]?.name ?? "";
    choices();
    fill(named, list.map((one) => h("article", { class: "card script" },
      h("h3", {}, visible(one.name)), h("p", {}, visible(one.description)),
      h("details", {}, h("summary", {}, one.steps.length === 1 ? "1 step" : `${one.steps.length} steps`), h("ol", { class: "steps" }, one.steps.map((s) => h("li", {}, visible(s))))),
      h("div", { class: "row" },
        h("button", { type: "button", "aria-label": `Force ${one.name} for every webhook`, onclick: () => change("PUT", "scripts/forced", { use: one.name }, "Forced: " + one.name) }, "Force"),
        h("button", { type: "button", class: "quiet", "aria-label": `Make ${one.name} the default`, onclick: () => change("PUT", "scripts/default", { use: one.name }, "Default: " + one.name) }, "Make default"),
        one.builtIn ? null : h("button", { type: "button", class: "quiet", "aria-label": `Remove ${one.name}`, onclick: () => change("DELETE", "scripts/named/" + part(one.name), undefined, "Removed") }, "Remove")))));
  }

  // What is as it was is not drawn again: it may be open, or have the focus.
  function isNew(name, value) {
    const before = drawn[name];
    drawn[name] = JSON.stringify(value);
    return drawn[name] !== before;
  }

  function showSteering(steering) {
    if (!isNew("steering", steering)) return;
    fill(steer,
      h("p", { class: "grow" }, "While it is on, the last digits of the caller's number choose the script, so that a tester can steer with the telephone in hand."),
      h("button", { type: "button", "aria-pressed": String(steering.on), onclick: () => change(steering.on ? "DELETE" : "PUT", "scripts/steering", steering.on ? undefined : {}, steering.on ? "Steering is off" : "Steering is on") }, steering.on ? "Switch off" : "Switch on"),
      h("details", { class: "full" }, h("summary", {}, "Which digits"), h("table", {}, h("tbody", {}, steering.digits.map((d) => h("tr", {}, h("th", { scope: "row" }, h("code", {}, visible(d.digits))), h("td", {}, d.description || d.name)))))));
  }

  function showEndpoint(health) {
    if (!isNew("endpoint", health)) return;
    const listening = health.webhook === "listening";
    fill(endpoint,
      h("p", { class: "grow" }, h("span", { class: "badge " + (listening ? "good" : "bad") }, listening ? "Listening" : "Refusing"), listening ? ` on port ${health.webhookPort}.` : ` connections on port ${health.webhookPort}.`),
      listening
        ? h("button", { type: "button", onclick: () => change("POST", "endpoint/refuse", undefined, "The webhook port refuses connections") }, "Refuse connections")
        : h("button", { type: "button", class: "primary", onclick: () => change("POST", "endpoint/listen", undefined, "The webhook port listens") }, "Listen again"),
      health.tls ? h("div", { class: "full row", role: "group", "aria-label": "Certificate" }, h("p", {}, "Certificate shown to clients:"),
        CERTIFICATES.map((kind) => h("button", { type: "button", "aria-pressed": String(kind === health.certificate), onclick: () => change("POST", "endpoint/certificate/" + kind, undefined, "Certificate: " + kind) }, kind))) : null);
  }

  async function load() {
    try {
      const [all, health, steering] = await Promise.all([get("scripts"), get("health"), get("scripts/steering")]);
      if (stopped) return;
      showNamed(all.scripts);
      showSet(all);
      showEndpoint(health);
      showSteering(steering);
    } catch (e) { if (e.status !== 0) say(e.message, true); }
  }

  load();
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(() => { due = false; if (!stopped && !set.contains(document.activeElement)) load(); }, 2000);
  };
  const stream = new Stream({}, { arrivals: soon, counts: app.counts, reset: soon }, app.connected);
  return { stop: () => { stopped = true; stream.close(); }, keys: { "/": () => scope.focus() } };
}
