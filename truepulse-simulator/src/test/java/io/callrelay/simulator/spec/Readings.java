package io.callrelay.simulator.spec;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Webhooks as each profile reads them. */
final class Readings {
  static final String JSON = "application/json";

  private Readings() {}

  static Reading read(Profile profile, String method, String type, Buffer body) {
    List<Header> headers = List.of(new Header("content-type", type));
    WebhookRequest request = new WebhookRequest(method, "/webhook", headers, body);
    return new SpecificationCheck(profile).read(request);
  }

  static Reading strict(String body) {
    return read(Profile.STRICT, "POST", JSON, Buffer.buffer(body));
  }

  static Reading lenient(String body) {
    return read(Profile.LENIENT, "POST", JSON, Buffer.buffer(body));
  }
}
