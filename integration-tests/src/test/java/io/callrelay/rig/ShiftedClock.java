package io.callrelay.rig;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The system's clock as another would show it that is ahead, or behind. {@link ClockAgent} puts it
 * in the place of the system's own; it must need no other class than the JDK's.
 */
public final class ShiftedClock extends Clock {
  private static volatile long aheadMillis;

  private final ZoneId zone;

  private ShiftedClock(ZoneId zone) {
    this.zone = zone;
  }

  /** From now on it is so much ahead of the system's; negative: behind. */
  public static void ahead(long millis) {
    aheadMillis = millis;
  }

  /** In the place of {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + aheadMillis;
  }

  /** In the place of {@link Clock#systemUTC()}. */
  public static Clock systemUTC() {
    return new ShiftedClock(ZoneOffset.UTC);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new ShiftedClock(other);
  }

  @Override
  public Instant instant() {
    return Clock.system(zone).instant().plusMillis(aheadMillis);
  }
}
