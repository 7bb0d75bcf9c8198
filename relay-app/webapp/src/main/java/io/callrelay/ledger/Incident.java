package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.platform.Printable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A trouble that support is told of (S7.4): one for each cause while the cause lasts, on all nodes.
 * It changes by its verbs only, each of which gives the changed incident.
 *
 * @param overAt when its cause was gone, if it is
 */
public record Incident(UUID id, Start start, Sight sight, Optional<Instant> overAt, Told told) {
  /** Longest words of a sight, in characters. */
  public static final int MOST_WORDS = 500;

  /**
   * How it began.
   *
   * @param cause a stable key, for example {@code endpoint-unreachable} or {@code failing:HTTP_4XX}
   * @param since when the cause began
   * @param raisedAt when that was long enough, or bad enough, to tell somebody
   * @param by the node that raised it
   */
  public record Start(String cause, Instant since, Instant raisedAt, String by) {}

  /**
   * What was seen last, on whichever node.
   *
   * @param calls how many calls it concerned then
   * @param mostCalls the largest such number so far
   * @param words without anybody's number, at most {@value #MOST_WORDS} characters
   */
  public record Sight(Instant at, long calls, long mostCalls, String words) {}

  /**
   * What support was told.
   *
   * @param times how many messages speak of it, however many people each goes to
   * @param ofTheEnd whether the last one says that it is over
   */
  public record Told(int times, Optional<Instant> lastAt, boolean ofTheEnd) {}

  /** A cause that nobody knew of. */
  public static Incident raised(Start start, long calls, String words) {
    return new Incident(
        UuidCreator.getTimeOrderedEpoch(),
        start,
        new Sight(start.raisedAt(), calls, calls, fit(words)),
        Optional.empty(),
        new Told(0, Optional.empty(), false));
  }

  private static String fit(String words) {
    return Printable.cut(Printable.text(words), MOST_WORDS);
  }

  /** Its cause. */
  public String cause() {
    return start.cause();
  }

  /** Whether its cause is still there, as far as is known. */
  public boolean open() {
    return overAt.isEmpty();
  }

  /** The cause is there still. */
  public Incident seen(Instant now, long calls, String words) {
    Sight last = new Sight(now, calls, Math.max(sight.mostCalls(), calls), fit(words));
    return new Incident(id, start, last, overAt, told);
  }

  /** The cause is gone. */
  public Incident over(Instant at) {
    return new Incident(id, start, sight, Optional.of(at), told);
  }

  /** A message that speaks of it has been made; the last one when it is over. */
  public Incident told(Instant now) {
    return new Incident(
        id, start, sight, overAt, new Told(told.times() + 1, Optional.of(now), !open()));
  }
}
