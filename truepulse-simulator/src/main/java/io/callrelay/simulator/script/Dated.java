package io.callrelay.simulator.script;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A step whose {@code Retry-After} is a date, so far from the moment of the answer. */
record Dated(Step step, Duration in) implements Step {
  /** IMF-fixdate of RFC 9110, which has two digits for the day. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  @Override
  public Answer draw(Turn turn) {
    return step.draw(turn).withRetryAfter(HTTP_DATE.format(turn.now().plus(in)));
  }

  @Override
  public String summary() {
    return step.summary() + ", Retry-After: the date in " + in;
  }
}
