package io.callrelay.simulator.script;

import io.callrelay.simulator.spec.Header;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** What an answer says. Lengths and transfer codings are added when it is delivered. */
public record Response(int status, List<Header> headers, Buffer body) {

  Response withStatus(int other) {
    return new Response(other, headers, body);
  }

  Response withBody(Buffer other) {
    return new Response(status, headers, other);
  }

  /** Replaces every header of that name. */
  Response with(String name, String value) {
    List<Header> changed = new ArrayList<>(headers);
    changed.removeIf(header -> header.isNamed(name));
    changed.add(new Header(name, value));
    return new Response(status, List.copyOf(changed), body);
  }
}
