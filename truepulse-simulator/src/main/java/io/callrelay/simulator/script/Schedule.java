package io.callrelay.simulator.script;

import java.time.Duration;
import java.util.List;

/**
 * The phases of a script.
 *
 * @param phases at least one; each but the last has a length, and the last one too if they repeat
 * @param repeat true: after the last phase comes the first again
 * @param since what the lengths are counted from
 */
record Schedule(List<Phase> phases, boolean repeat, Since since) {

  /** When the first phase begins. */
  enum Since {
    /** When the script was set: the same for every call. */
    SET,
    /** At the first attempt of each call that meets the script. */
    FIRST_ATTEMPT
  }

  /**
   * A place in time.
   *
   * @param round how often the phases were gone through before
   */
  record Position(long round, int phase) {
    static final Position START = new Position(0, 0);
  }

  Schedule {
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a script has at least one phase");
    }
    phases = List.copyOf(phases);
    List<Phase> timed = repeat ? phases : phases.subList(0, phases.size() - 1);
    if (!timed.stream().allMatch(phase -> phase.length().filter(Schedule::lasts).isPresent())) {
      throw new IllegalArgumentException("a phase that another one follows lasts 1 ms or more");
    }
  }

  private static boolean lasts(Duration length) {
    return length.toMillis() > 0;
  }

  static Schedule of(Phase phase) {
    return new Schedule(List.of(phase), false, Since.SET);
  }

  /** Where it stands so long after its begin; a clock that was turned back counts as the begin. */
  Position at(Duration elapsed) {
    long millis = Math.max(0, elapsed.toMillis());
    long all = repeat ? phases.stream().mapToLong(Schedule::millis).sum() : 0;
    long round = repeat ? millis / all : 0;
    long left = millis - round * all;
    for (int i = 0; i < phases.size() - 1; i++) {
      long length = millis(phases.get(i));
      if (left < length) {
        return new Position(round, i);
      }
      left -= length;
    }
    return new Position(round, phases.size() - 1);
  }

  private static long millis(Phase phase) {
    return phase.length().map(Duration::toMillis).orElse(0L);
  }

  boolean refusesConnections() {
    return phases.stream().anyMatch(Phase::refusesConnections);
  }
}
