package io.callrelay.operations;

import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.Figures.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether all is well, for whoever looks from across the room.
 *
 * @param words one sentence or two
 */
record HealthWords(Level level, String words) {
  /** How bad it is. */
  enum Level {
    /** All is well. */
    OK,
    /** Calls get through; something is to be looked at. */
    WATCH,
    /** Calls do not get through, or a part is down. */
    TROUBLE
  }

  /** A call that waits longer than this is late. */
  private static final Duration LATE = Duration.ofMinutes(1);

  static HealthWords of(Overview overview) {
    boolean noQueue = overview.queueProblem().isPresent();
    if (overview.ledgerProblem().isPresent()) {
      return trouble(
          noQueue
              ? "Queue and ledger are down: no call is accepted, and telephony is told so."
              : "The ledger is down: calls are accepted and delivered, and cannot be looked at.");
    }
    String waiting = waiting(overview);
    if (noQueue) {
      return trouble("The queue is down: calls are accepted and wait in the ledger." + waiting);
    }
    return switch (overview.gate().state()) {
      case PAUSED -> trouble(paused(overview.gate()) + waiting);
      case UNREACHABLE ->
          trouble(
              "True Pulse has been unreachable for "
                  + ago(overview.gate().since(), overview.at())
                  + ": calls are accepted and wait."
                  + waiting);
      case OPEN -> open(overview, waiting);
    };
  }

  private static String paused(GateSnapshot gate) {
    String by = gate.pause().map(pause -> " by " + pause.by()).orElse("");
    String reason = gate.pause().map(pause -> " (" + pause.reason() + ")").orElse("");
    return "Delivery is paused" + by + reason + ": calls are accepted and wait.";
  }

  private static HealthWords open(Overview overview, String waiting) {
    Optional<Waiting> known = overview.figures().map(Overview.Numbers::waiting);
    String toLookAt = toLookAt(overview);
    boolean late =
        known
            .flatMap(Waiting::oldest)
            .filter(oldest -> oldest.isBefore(overview.at().minus(LATE)))
            .isPresent();
    return toLookAt.isEmpty() && !late
        ? new HealthWords(Level.OK, "All calls reach True Pulse." + waiting)
        : new HealthWords(Level.WATCH, "Calls reach True Pulse." + toLookAt + waiting);
  }

  private static String toLookAt(Overview overview) {
    Optional<Waiting> waiting = overview.figures().map(Overview.Numbers::waiting);
    long failing =
        waiting.stream().flatMap(w -> w.failing().values().stream()).mapToLong(n -> n).sum();
    long rejected = waiting.map(Waiting::quarantined).orElse(0L);
    int incidents = overview.figures().map(numbers -> numbers.incidents().size()).orElse(0);
    return (failing == 0 ? "" : " True Pulse did not take " + calls(failing) + " so far.")
        + (rejected == 0 ? "" : " In quarantine: " + rejected + ".")
        + (incidents == 0 ? "" : " Open incidents: " + incidents + ".");
  }

  private static HealthWords trouble(String words) {
    return new HealthWords(Level.TROUBLE, words);
  }

  private static String waiting(Overview overview) {
    Optional<Waiting> waiting = overview.figures().map(Overview.Numbers::waiting);
    long calls = waiting.map(known -> known.queued() + known.retrying()).orElse(0L);
    if (calls == 0) {
      return waiting.isPresent() ? " None is waiting." : "";
    }
    String oldest =
        waiting
            .flatMap(Waiting::oldest)
            .map(at -> ", the oldest for " + ago(at, overview.at()))
            .orElse("");
    return " " + calls(calls) + (calls == 1 ? " is" : " are") + " on the way" + oldest + ".";
  }

  private static String calls(long number) {
    return number == 1 ? "1 call" : number + " calls";
  }

  /** A time span in its two largest units. */
  static String ago(Instant then, Instant now) {
    Duration span = Duration.between(then, now);
    if (span.toDays() > 0) {
      return span.toDays() + " d " + span.toHoursPart() + " h";
    }
    if (span.toHours() > 0) {
      return span.toHours() + " h " + span.toMinutesPart() + " min";
    }
    return span.toMinutes() > 0
        ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
        : Math.max(0, span.toSeconds()) + " s";
  }
}
