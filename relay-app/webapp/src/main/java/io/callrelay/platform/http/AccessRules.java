package io.callrelay.platform.http;

import io.callrelay.platform.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what: an intake token posts calls and looks at single calls, so that whoever runs a
 * PBX can see what became of one; an operator token does everything but post.
 */
final class AccessRules {
  private static final Pattern BEARER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/-]+=*) *", Pattern.CASE_INSENSITIVE);
  private static final String CALLS = "calls";

  /** What comes of a request. */
  sealed interface Decision {
    /** It is let in. */
    record Allowed(String name) implements Decision {}

    /** Its token is known, and for something else. */
    record OtherRole(String name) implements Decision {}

    /** It has no token, or one that nobody was given. */
    record Unknown() implements Decision {}
  }

  private final Tokens tokens;

  AccessRules(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Decides.
   *
   * @param authorization the header as it came, null when it did not
   * @param path its segments, without matrix parameters: they must not make another address of it
   */
  Decision decide(String method, List<String> path, @Nullable String authorization) {
    Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
    if (!bearer.matches()) {
      return new Decision.Unknown();
    }
    Optional<String> intake = tokens.intakeName(bearer.group(1));
    Optional<String> operator = tokens.operatorName(bearer.group(1));
    Optional<String> allowed = allowed(method, path, intake, operator);
    Optional<String> known = intake.or(() -> operator);
    return allowed
        .<Decision>map(Decision.Allowed::new)
        .or(() -> known.map(Decision.OtherRole::new))
        .orElseGet(Decision.Unknown::new);
  }

  private static Optional<String> allowed(
      String method, List<String> path, Optional<String> intake, Optional<String> operator) {
    boolean ofCalls = !path.isEmpty() && path.get(0).equals(CALLS);
    if (ofCalls && path.size() == 1 && method.equals("POST")) {
      return intake;
    }
    boolean oneCall = ofCalls && path.size() > 1 && method.equals("GET");
    return oneCall ? operator.or(() -> intake) : operator;
  }
}
