package io.callrelay.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until the test turns it. */
public final class TurnedClock extends Clock {
  private volatile Instant now;

  /** It begins so. */
  public TurnedClock(Instant now) {
    this.now = now;
  }

  /** Puts it forward, or with less than nothing back. */
  public void turn(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("nobody asks a turned clock for a zone");
  }
}
