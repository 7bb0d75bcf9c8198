// The API, read out of its own OpenAPI document.
import { h, fill, say } from "./dom.js";
import { get } from "./api.js";

function typeOf(schema = {}) {
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.type === "array") return typeOf(schema.items) + "[]";
  if (schema.enum) return schema.enum.join(" | ");
  return schema.type ?? "any";
}

function json(value) {
  return h("pre", { tabindex: "0" }, JSON.stringify(value, null, 2));
}

function body(content) {
  return Object.entries(content ?? {}).map(([type, media]) => h("div", {}, h("code", {}, type), " ", typeOf(media.schema),
    media.example !== undefined ? json(media.example) : null,
    Object.entries(media.examples ?? {}).map(([name, example]) => [h("p", { class: "small" }, name), json(example.value)])));
}

function operation(document, path, method, op) {
  const answers = Object.entries(op.responses).map(([status, answer]) => {
    const found = answer.$ref ? document.components.responses[answer.$ref.split("/").pop()] : answer;
    return h("tr", {}, h("th", { scope: "row" }, status), h("td", {}, found.description, body(found.content)));
  });
  return h("details", { class: "card operation" },
    h("summary", {}, h("span", { class: "method " + method }, method.toUpperCase()), h("code", {}, path), h("span", { class: "answer" }, op.summary)),
    op.description ? h("p", {}, op.description) : null,
    op.parameters ? h("table", {}, h("thead", {}, h("tr", {}, ["Parameter", "In", "Type", "Meaning"].map((t) => h("th", { scope: "col" }, t)))),
      h("tbody", {}, op.parameters.map((p) => h("tr", {}, h("th", { scope: "row" }, h("code", {}, p.name)), h("td", {}, p.in), h("td", {}, typeOf(p.schema)), h("td", {}, p.description))))) : null,
    op.requestBody ? [h("h4", {}, "Body"), h("p", {}, op.requestBody.description ?? ""), body(op.requestBody.content)] : null,
    h("h4", {}, "Answers"), h("table", {}, h("tbody", {}, answers)));
}

export function referencePage(root, app) {
  const list = h("div", {});
  fill(root, h("h1", {}, "API"), list);
  get("openapi.json").then((document) => {
    fill(list,
      h("p", { class: "lead" }, document.info.description.replaceAll("`", ""), " ", h("a", { href: "/api/openapi.json" }, "OpenAPI document")),
      document.tags.map((tag) => h("section", { "aria-label": tag.name }, h("h2", {}, tag.name), h("p", {}, tag.description),
        Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).filter(([, op]) => op.tags.includes(tag.name)).map(([method, op]) => operation(document, path, method, op))))),
      h("section", { "aria-label": "Schemas" }, h("h2", {}, "Schemas"), Object.entries(document.components.schemas).map(([name, schema]) =>
        h("details", { class: "card operation" }, h("summary", {}, h("code", {}, name), h("span", { class: "answer" }, schema.description ?? "")),
          h("table", {}, h("tbody", {}, Object.entries(schema.properties ?? {}).map(([key, value]) => h("tr", {}, h("th", { scope: "row" }, h("code", {}, key)), h("td", {}, typeOf(value)), h("td", {}, value.description ?? "")))))))));
  }).catch((e) => say(e.message, true));
  get("summary").then(app.counts).catch(() => app.connected(false));
  return { stop: () => {}, keys: {} };
}
