package io.callrelay.simulator.script;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that tests turn. */
final class TurnedClock implements InstantSource {
  private Instant now = Instant.parse("2025-10-23T04:37:31Z");

  @Override
  public Instant instant() {
    return now;
  }

  void turn(Duration time) {
    now = now.plus(time);
  }
}
