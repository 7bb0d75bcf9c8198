package io.callrelay.simulator.spec;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the Readings have them: ISO-8601 with seconds, in UTC, ending in {@code Z}. */
final class UtcTimes {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  private UtcTimes() {}

  static boolean hasForm(String text) {
    return FORM.matcher(text).matches();
  }

  /** Empty: another form, or a time that does not exist. */
  static Optional<Instant> read(String text) {
    if (!hasForm(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
