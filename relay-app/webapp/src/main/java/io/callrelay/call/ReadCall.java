package io.callrelay.call;

import java.util.List;
import java.util.Optional;

/** What reading a posted body came to. Closed: whoever reads handles all three. */
public sealed interface ReadCall {
  /** The body is a call that keeps every rule of the specification. */
  record Valid(Call call) implements ReadCall {}

  /**
   * The body is not one JSON object in UTF-8 that names each thing once, so nothing can be said of
   * its fields.
   *
   * @param message what is wrong and where; printable, long runs of digits masked
   */
  record Malformed(String message) implements ReadCall {}

  /**
   * The body is a JSON object that breaks the specification.
   *
   * @param callId its {@code tpCallID}, when that one is right
   * @param violations all of them, in the order of the fields; never empty
   */
  record Violating(Optional<String> callId, List<Violation> violations) implements ReadCall {
    public Violating {
      violations = List.copyOf(violations);
    }
  }
}
