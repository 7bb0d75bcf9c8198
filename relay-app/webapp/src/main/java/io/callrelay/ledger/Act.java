package io.callrelay.ledger;

import io.callrelay.platform.Printable;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that a person did, or that the relay did in a person's name.
 *
 * @param by name of the user or token; {@code relay} when the relay did it
 * @param action what was done, a word for programs, for example {@code call-withdrawn}; at most 40
 *     characters
 * @param on what it was done to
 * @param reason why, in the person's words; {@code ""} when none was given; at most 500 characters
 * @param outcome what came of it, for people; never a full phone number, never a token
 */
public record Act(String by, String action, Target on, String reason, String outcome) {
  private static final int MOST_BY = 64;
  private static final int MOST_ACTION = 40;
  private static final int MOST_TEXT = 500;

  /** Foreign text is made printable and cut to what is kept. */
  public Act {
    by = fit(by, MOST_BY);
    reason = fit(reason, MOST_TEXT);
    outcome = fit(outcome, MOST_TEXT);
    if (action.isEmpty() || action.length() > MOST_ACTION) {
      throw new IllegalArgumentException("an action has 1 to 40 characters: " + action);
    }
  }

  private static String fit(String text, int most) {
    return Printable.cut(Printable.text(text), most);
  }

  /**
   * What an act was done to.
   *
   * @param id within its kind, for example the {@code tpCallID}; {@code ""} when there is only one
   *     of the kind; at most 128 characters
   */
  public record Target(Kind kind, String id) {
    private static final int MOST_ID = 128;

    /** An id that is longer is cut: it is that of no call. */
    public Target {
      id = Printable.cut(id, MOST_ID);
    }
  }

  /** Kinds of what acts are done to. */
  public enum Kind {
    /** A call, by its {@code tpCallID}. */
    CALL,
    /** A replay by filter. */
    REPLAY,
    /** A body in quarantine. */
    QUARANTINE,
    /** The switch that stops delivery. */
    DELIVERY,
    /** An incident. */
    INCIDENT,
    /** A support bundle. */
    BUNDLE,
    /** A user of the console. */
    USER,
    /** A token. */
    TOKEN,
    /** Somebody's log-in. */
    SESSION,
    /** Personal data: exported, erased, purged. */
    DATA,
    /** The relay's settings. */
    SETTINGS
  }

  /**
   * An act as it was recorded.
   *
   * @param node which relay recorded it
   */
  public record Recorded(UUID id, Instant at, Act act, String node) {}
}
