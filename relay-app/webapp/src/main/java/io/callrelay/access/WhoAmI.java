package io.callrelay.access;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.platform.Role;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What somebody is told of himself, at log-in and by {@code GET /api/v1/me}. */
final class WhoAmI {
  private WhoAmI() {}

  static void write(JsonGenerator json, String name, Set<Role> roles, Optional<String> cookie)
      throws IOException {
    json.writeStringField("name", name);
    json.writeArrayFieldStart("roles");
    for (Role role : Role.values()) {
      if (roles.contains(role)) {
        json.writeString(role.word());
      }
    }
    json.writeEndArray();
    if (cookie.isPresent()) {
      json.writeStringField("csrf", SessionCookie.csrfToken(cookie.get()));
    }
  }
}
