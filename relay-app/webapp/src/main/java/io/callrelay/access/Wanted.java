package io.callrelay.access;

import io.callrelay.platform.Role;
import io.callrelay.platform.http.Problem;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token or a user that an admin wants to be made, as the body names it.
 *
 * @param problem what is wrong with it, if anything is; nothing else holds then
 */
record Wanted(String name, Role role, Optional<String> password, Optional<Problem> problem) {
  private static final Pattern TOKEN_NAME = Pattern.compile("\\w[\\w.@-]{0,63}");
  private static final Pattern USER_NAME = Pattern.compile("[a-z0-9_][a-z0-9_.@-]{0,63}");

  /** {@code {"name":"pbx-pune","role":"intake"}}; without a role it is one that posts calls. */
  static Wanted token(InputStream entity) {
    return read(entity, TOKEN_NAME, Role.INTAKE.word(), EnumSet.allOf(Role.class));
  }

  /** {@code {"name":"anna","role":"viewer","password":"…"}}; without a password one is drawn. */
  static Wanted user(InputStream entity) {
    return read(entity, USER_NAME, "", EnumSet.complementOf(EnumSet.of(Role.INTAKE)));
  }

  private static Wanted read(InputStream entity, Pattern names, String usual, Set<Role> roles) {
    Optional<Body> body = Body.read(entity);
    if (body.isEmpty()) {
      return wrong(Body.malformed());
    }
    String name = body.get().text("name");
    String word = body.get().text("role");
    Optional<Role> role = Role.of(word.isEmpty() ? usual : word).filter(roles::contains);
    Optional<String> password =
        Optional.of(body.get().text("password")).filter(given -> !given.isEmpty());
    Optional<String> weak = password.flatMap(Passwords::problem);
    if (!names.matcher(name).matches()) {
      return wrong(field("name", "should match " + names.pattern()));
    }
    if (role.isEmpty()) {
      return wrong(field("role", "should be one of " + words(roles)));
    }
    return weak.map(words -> wrong(field("password", words)))
        .orElseGet(() -> new Wanted(name, role.get(), password, Optional.empty()));
  }

  private static String words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.joining(", "));
  }

  private static Wanted wrong(Problem problem) {
    return new Wanted("", Role.VIEWER, Optional.empty(), Optional.of(problem));
  }

  /** 422, naming the one field that is wrong. */
  static Problem field(String field, String message) {
    return Problem.of(
            422, "invalid-request", "The request cannot be done so", field + " " + message + ".")
        .with(
            json -> {
              json.writeArrayFieldStart("violations");
              json.writeStartObject();
              json.writeStringField("field", field);
              json.writeStringField("message", message);
              json.writeEndObject();
              json.writeEndArray();
            });
  }

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "Wanted[name=%s, role=%s]".formatted(name, role);
  }
}
