package io.callrelay.operations;

import io.callrelay.ledger.Figures.Minute;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What happened in each of the last sixty minutes. Only the newest two are asked for again and
 * again; of the others one at a time, the one that was asked for longest ago, because what was
 * settled late may lie in it. So the ledger counts each call a few times and not sixty times a
 * minute. Not for several threads at once.
 */
final class MinuteSeries {
  static final int MINUTES = 60;
  private static final int STILL_CHANGING = 2;
  private static final Minute NOTHING = new Minute(0, 0);

  /** By the minute's beginning; what was asked for longest ago comes first. */
  private final Map<Instant, Minute> known = new LinkedHashMap<>();

  /** The minutes that the ledger is to be asked for now. */
  Set<Instant> toAsk(Instant now) {
    List<Instant> shown = shown(now);
    known.keySet().retainAll(Set.copyOf(shown));
    Set<Instant> ask = new LinkedHashSet<>(shown);
    ask.removeAll(known.keySet());
    known.keySet().stream().findFirst().ifPresent(ask::add);
    ask.addAll(shown.subList(MINUTES - STILL_CHANGING, MINUTES));
    return ask;
  }

  /** What the ledger says of them. */
  void learn(Map<Instant, Minute> counted) {
    counted.forEach(
        (minute, count) -> {
          known.remove(minute);
          known.put(minute, count);
        });
  }

  /** The last sixty minutes, oldest first; the last is the one under way. */
  List<Minute> until(Instant now) {
    List<Minute> series = new ArrayList<>();
    shown(now).forEach(minute -> series.add(known.getOrDefault(minute, NOTHING)));
    return series;
  }

  /** When the oldest of them begins. */
  static Instant first(Instant now) {
    return now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1L, ChronoUnit.MINUTES);
  }

  private static List<Instant> shown(Instant now) {
    Instant first = first(now);
    return IntStream.range(0, MINUTES)
        .mapToObj(minute -> first.plus(minute, ChronoUnit.MINUTES))
        .toList();
  }
}
