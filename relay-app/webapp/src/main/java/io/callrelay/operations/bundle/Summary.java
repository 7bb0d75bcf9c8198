package io.callrelay.operations.bundle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the attempts of a bundle come to, gathered as they go by; of bounded size. */
final class Summary {
  static final int SLOTS = 48;
  static final int MOST_SHOWN = 50;
  private static final int MOST_KINDS = 200;
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_UNDELIVERED = 2000;
  private static final int MOST_OF_AN_ANSWER = 8000;
  private static final int KIND_LENGTH = 200;

  /**
   * Failed attempts that are alike.
   *
   * @param last the newest of them
   */
  record Alike(long attempts, ShownAttempt last) {}

  /** Attempts within one part of the time. */
  record Slot(long succeeded, long failed) {
    Slot plus(boolean success) {
      return success ? new Slot(succeeded + 1, failed) : new Slot(succeeded, failed + 1);
    }
  }

  private final Instant from;
  private final Duration slot;
  private final Slot[] slots = new Slot[SLOTS];
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Map<String, Alike> alike = new LinkedHashMap<>();
  private final Map<String, ShownAttempt> undelivered = new LinkedHashMap<>();
  private final Set<String> calls = new HashSet<>();
  private final Set<String> nodes = new HashSet<>();
  private long attempts;
  private long succeeded;

  Summary(Contents contents) {
    this.from = contents.range().from();
    Duration whole = Duration.between(from, contents.range().to());
    Duration even = whole.dividedBy(SLOTS);
    this.slot = even.isZero() ? Duration.ofMillis(1) : even;
    java.util.Arrays.fill(slots, new Slot(0, 0));
  }

  void add(ShownAttempt shown) {
    attempts++;
    nodes.add(shown.attempt().node());
    reasons.merge(shown.attempt().reason(), 1L, Long::sum);
    if (calls.size() < MOST_CALLS) {
      calls.add(shown.callId());
    }
    int place = slotOf(shown.attempt().startedAt());
    slots[place] = slots[place].plus(shown.succeeded());
    if (shown.succeeded()) {
      succeeded++;
    } else {
      failed(shown);
    }
  }

  private int slotOf(Instant at) {
    long passed = Duration.between(from, at).toMillis() / Math.max(1, slot.toMillis());
    return (int) Math.max(0, Math.min(SLOTS - 1, passed));
  }

  private void failed(ShownAttempt shown) {
    ShownAttempt brief = shown.brief(MOST_OF_AN_ANSWER);
    String kind = kind(brief);
    Alike known = alike.get(kind);
    if (known != null || alike.size() < MOST_KINDS) {
      alike.put(kind, new Alike(known == null ? 1 : known.attempts() + 1, brief));
    }
    boolean waits = shown.state().equals("QUEUED") || shown.state().equals("RETRYING");
    if (waits
        && (undelivered.containsKey(shown.callId()) || undelivered.size() < MOST_UNDELIVERED)) {
      undelivered.put(shown.callId(), brief);
    }
  }

  /** What makes failures alike: their words without digits, of which ids and numbers are made. */
  private static String kind(ShownAttempt shown) {
    String answer = shown.answer().map(came -> came.status() + " " + came.text()).orElse("");
    String words = shown.attempt().reason() + " " + shown.detail() + " " + answer;
    String same = words.replaceAll("[0-9*]+", "#");
    return same.length() <= KIND_LENGTH ? same : same.substring(0, KIND_LENGTH);
  }

  long attempts() {
    return attempts;
  }

  long succeeded() {
    return succeeded;
  }

  /** How many calls; at least so many when there are very many. */
  String calls() {
    return (calls.size() == MOST_CALLS ? "at least " : "") + "%,d".formatted(calls.size());
  }

  List<String> nodes() {
    return nodes.stream().sorted().toList();
  }

  Map<String, Long> reasons() {
    return reasons;
  }

  List<Slot> slots() {
    return List.of(slots);
  }

  Duration slotLength() {
    return slot;
  }

  /** Failures that are alike, the most frequent first. */
  List<Alike> failures() {
    List<Alike> all = new ArrayList<>(alike.values());
    all.sort(Comparator.comparingLong(Alike::attempts).reversed());
    return all.subList(0, Math.min(MOST_SHOWN, all.size()));
  }

  /** How many calls are not delivered; at least so many when there are very many. */
  String undeliveredCalls() {
    return (undelivered.size() == MOST_UNDELIVERED ? "at least " : "")
        + "%,d".formatted(undelivered.size());
  }

  /** The last failed attempts of calls that are not delivered, the most often tried first. */
  List<ShownAttempt> undelivered() {
    return undelivered.values().stream()
        .sorted(
            Comparator.comparingInt((ShownAttempt shown) -> shown.attempt().number()).reversed())
        .limit(MOST_SHOWN)
        .toList();
  }
}
