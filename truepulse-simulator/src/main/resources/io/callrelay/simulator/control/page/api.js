// Talks to the control API of this port.
export class ApiError extends Error {
  constructor(status, message, field) {
    super(message);
    this.status = status;
    this.field = field;
  }
}

export async function call(method, path, body) {
  let response;
  try {
    response = await fetch("/api/" + path, {
      method,
      headers: method === "GET" ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError(0, "The simulator does not answer", "");
  }
  const text = await response.text();
  let json = {};
  try {
    json = JSON.parse(text);
  } catch {
    if (response.ok) throw new ApiError(response.status, "The answer is not JSON", "");
  }
  if (!response.ok) throw new ApiError(response.status, json.error ?? `HTTP status ${response.status}`, json.field ?? "");
  return json;
}

export const get = (path) => call("GET", path);

// A key as one part of a path.
export const part = (text) => encodeURIComponent(text);

export function query(values) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== "") parts.set(name, value);
  }
  const text = parts.toString();
  return text ? "?" + text : "";
}
