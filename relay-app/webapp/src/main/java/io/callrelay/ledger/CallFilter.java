package io.callrelay.ledger;

import io.callrelay.verdict.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which calls are looked for. All that is given must hold; of several values of one kind, one.
 *
 * @param states none: any
 * @param statuses {@code tpCallStatus}; none: any
 * @param reasons of the last failure; none: any, or that there was no failure
 * @param accepted when they were accepted
 * @param texts what they contain
 * @param attention whether they must be in need of a person's attention
 */
public record CallFilter(
    Set<CallState> states,
    Set<String> statuses,
    Set<Reason> reasons,
    Span accepted,
    Map<Text, String> texts,
    boolean attention) {
  /** Any call. */
  public static final CallFilter ANY =
      new CallFilter(Set.of(), Set.of(), Set.of(), Span.ALWAYS, Map.of(), false);

  /** A text that a call must contain. */
  public enum Text {
    /** The dialed number, wholly or its end. */
    DID("did"),
    /** The caller's number, wholly or its end. */
    CALLER("caller"),
    /** The customer's id or name, wholly. */
    CUSTOMER("customer"),
    /** The {@code tpCallID} wholly, or any of the others. */
    ANYTHING("q");

    private final String parameter;

    Text(String parameter) {
      this.parameter = parameter;
    }

    /** Its name in queries and in what is kept of a filter. */
    public String parameter() {
      return parameter;
    }

    /** Whether it is a phone number, of which people are shown the end only. */
    boolean ofNumber() {
      return this == DID || this == CALLER || this == ANYTHING;
    }
  }

  /**
   * A time, to the millisecond.
   *
   * @param from at or after; empty: since ever
   * @param to before; empty: until now
   */
  public record Span(Optional<Instant> from, Optional<Instant> to) {
    /** Any time. */
    public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
  }

  public CallFilter {
    states = Set.copyOf(states);
    statuses = Set.copyOf(statuses);
    reasons = Set.copyOf(reasons);
    texts = Map.copyOf(texts);
  }

  /** Whether a text can be a number, or how one ends. */
  public static boolean isNumber(String text) {
    return !NumberEnd.plain(text).isEmpty();
  }

  /** The same, of calls in these states only. */
  public CallFilter in(CallState first, CallState... others) {
    return new CallFilter(EnumSet.of(first, others), statuses, reasons, accepted, texts, attention);
  }
}
