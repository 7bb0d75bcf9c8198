package io.callrelay.platform.metrics;

import java.util.List;

/**
 * Every figure of the relay: its name and unit by the conventions of Prometheus, its labels, and
 * what it says. Labels have few values, all known beforehand; none says whose call it was.
 */
public enum Metric {
  /** Calls that were answered 202. */
  CALLS_ACCEPTED(
      Kind.COUNTER,
      "relay_calls_accepted_total",
      "New calls that were answered 202: on disk, and owed to True Pulse."),
  /** What telephony was answered. */
  POSTS(
      Kind.COUNTER,
      "relay_posts_total",
      "Posted bodies by what became of them: taken, known, conflicting, malformed, quarantined,"
          + " refused (too large or not JSON), not_durable (503).",
      "outcome"),
  /** From the request to its answer. */
  ACCEPT_DURATION(
      Kind.SECONDS,
      "relay_accept_duration_seconds",
      "From a posted body to its answer, whatever that was."),
  /** Calls that True Pulse has. */
  CALLS_DELIVERED(
      Kind.COUNTER,
      "relay_calls_delivered_total",
      "Calls to which True Pulse answered SUCCESS, and that are written down as such."),
  /** Attempts by what they came to. */
  ATTEMPTS(
      Kind.COUNTER,
      "relay_attempts_total",
      "Attempts to tell True Pulse of a call, by verdict (success, refused, unreachable) and"
          + " reason.",
      "verdict",
      "reason"),
  /** How long attempts took. */
  ATTEMPT_DURATION(
      Kind.SECONDS,
      "relay_attempt_duration_seconds",
      "One attempt, from connecting to its verdict.",
      "verdict"),
  /** What S1.1 asks to be short. */
  CALL_END_TO_SUCCESS(
      Kind.LONG_SECONDS,
      "relay_call_end_to_success_seconds",
      "From tpCallEndTime to the SUCCESS of True Pulse (S1.1); includes what telephony took to"
          + " post the call."),
  /** Calls that went to the queue again. */
  CALLS_REQUEUED(
      Kind.COUNTER,
      "relay_calls_requeued_total",
      "Calls that were sent to the queue again, because their time had come."),
  /** Calls whose message was gone. */
  MESSAGES_LOST(
      Kind.COUNTER,
      "relay_messages_lost_total",
      "Calls that stood as queued and whose message was gone; they are queued again."),
  /** Attempts under way. */
  ATTEMPTS_IN_FLIGHT(
      Kind.GAUGE, "relay_attempts_in_flight", "Attempts that are under way on this node."),
  /** What the gate allows. */
  ATTEMPTS_ALLOWED(
      Kind.GAUGE, "relay_attempts_allowed", "Attempts that the gate lets be under way at once."),
  /** Calls at the gate. */
  GATE_WAITING(Kind.GAUGE, "relay_gate_waiting_calls", "Calls that wait at the gate of this node."),
  /** What the gate does. */
  GATE_STATE(
      Kind.GAUGE,
      "relay_gate_state",
      "1 for the state in which the gate before True Pulse is: open, paused (by operators),"
          + " unreachable (the circuit breaker's view: only single probes go out).",
      "state"),
  /** Since when. */
  GATE_SINCE(
      Kind.GAUGE,
      "relay_gate_state_since_timestamp_seconds",
      "When the gate came into its state, as Unix time."),
  /** Undelivered calls in the ledger. */
  UNDELIVERED(
      Kind.GAUGE,
      "relay_undelivered_calls",
      "Calls in the ledger that True Pulse does not have yet, by state; the same on all nodes of"
          + " one ledger. Absent while the ledger is down.",
      "state"),
  /** How old the oldest of them is. */
  OLDEST_UNDELIVERED(
      Kind.GAUGE,
      "relay_oldest_undelivered_age_seconds",
      "Age of the undelivered call that was accepted first, 0 without one; the same on all nodes"
          + " of one ledger. Absent while the ledger is down."),
  /** Messages in a queue. */
  QUEUE_DEPTH(
      Kind.GAUGE,
      "relay_queue_depth",
      "Messages in a queue of the broker (calls, settlements), those in hand included. Absent when"
          + " the broker does not tell.",
      "queue"),
  /** Incidents. */
  INCIDENTS_OPEN(
      Kind.GAUGE,
      "relay_incidents_open",
      "Incidents that are not over; the same on all nodes of one ledger."),
  /** Whether the ledger answers. */
  LEDGER_UP(Kind.GAUGE, "relay_ledger_up", "1 when the ledger answers, else 0."),
  /** Whether the queue works. */
  QUEUE_UP(Kind.GAUGE, "relay_queue_up", "1 when the queue gives back what is sent to it, else 0."),
  /** How many entries share a transaction. */
  LEDGER_GROUP(
      Kind.SIZES,
      "relay_ledger_group_size",
      "Entries that were written to the ledger in one transaction."),
  /** What a transaction takes. */
  LEDGER_COMMIT_DURATION(
      Kind.SECONDS,
      "relay_ledger_commit_duration_seconds",
      "One transaction of the ledger, with all its entries."),
  /** Spans that were not sent. */
  SPANS_DROPPED(
      Kind.COUNTER,
      "relay_spans_dropped_total",
      "Spans of traces that were dropped because the collector did not take them."),
  /** When the gauges were read. */
  GAUGES_READ(
      Kind.GAUGE,
      "relay_gauges_read_timestamp_seconds",
      "When the gauges were last read, as Unix time; they are read every 10 s and not by the"
          + " scrape."),
  /** Which relay this is. */
  BUILD(Kind.GAUGE, "relay_build_info", "Always 1; the version is in the label.", "version");

  /** What kind of figure it is, and for distributions where the buckets lie. */
  public enum Kind {
    /** Only grows. */
    COUNTER("counter"),
    /** Goes up and down. */
    GAUGE("gauge"),
    /** A distribution of seconds, a millisecond to two minutes. */
    SECONDS(
        "histogram",
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
        120),
    /** A distribution of seconds, a tenth of one to a week. */
    LONG_SECONDS(
        "histogram", 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600, 14_400, 86_400, 604_800),
    /** A distribution of numbers of things. */
    SIZES("histogram", 1, 2, 4, 8, 16, 32, 64, 128, 256);

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // nobody gets it but as a copy
    private final double[] bounds;

    Kind(String type, double... bounds) {
      this.type = type;
      this.bounds = bounds;
    }

    /** As Prometheus calls it. */
    public String type() {
      return type;
    }

    double[] bounds() {
      return bounds.clone();
    }
  }

  private final Kind kind;
  private final String exposedName;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> labels;

  Metric(Kind kind, String exposedName, String meaning, String... labels) {
    this.kind = kind;
    this.exposedName = exposedName;
    this.meaning = meaning;
    this.labels = List.of(labels);
  }

  /** What kind of figure it is. */
  public Kind kind() {
    return kind;
  }

  /** Its name at {@code /metrics}. */
  public String exposedName() {
    return exposedName;
  }

  /** What it says, for people. */
  public String meaning() {
    return meaning;
  }

  /** Names of its labels, in the order in which values are given. */
  public List<String> labels() {
    return labels;
  }
}
