package io.callrelay.simulator.spec;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it came over the wire.
 *
 * @param method the method, unchecked (`S4.1`)
 * @param target the request target with its query
 * @param headers in the order they came, duplicates kept
 * @param body the body's bytes with any transfer coding taken off
 */
public record WebhookRequest(String method, String target, List<Header> headers, Buffer body) {

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** All values of one header. */
  public List<String> values(String header) {
    return headers.stream().filter(h -> h.isNamed(header)).map(Header::value).toList();
  }

  public String bodyText() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** The path without its query equals this one. */
  public boolean isFor(String path) {
    return path().equals(path);
  }
}
