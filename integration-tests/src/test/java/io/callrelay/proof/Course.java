package io.callrelay.proof;

import java.time.Duration;
import java.util.Random;

/**
 * How an experiment is to be run.
 *
 * @param seed repeats the random moments of an experiment
 * @param kills how often a process is killed or stopped where that is repeated
 */
record Course(long seed, int kills, Length length) {
  /** How long an experiment takes its time. */
  enum Length {
    /** For every build: nothing is lost, and how long things take is not judged. */
    BRIEF(Duration.ofSeconds(5), Duration.ofSeconds(3)),
    /** For a look; an outage is longer than the relay may take to show it. */
    SHORT(Duration.ofSeconds(20), Duration.ofSeconds(10)),
    /** The proof: hours. */
    FULL(Duration.ofDays(1), Duration.ofSeconds(30));

    private final Duration longestOutage;
    private final Duration warmUp;

    Length(Duration longestOutage, Duration warmUp) {
      this.longestOutage = longestOutage;
      this.warmUp = warmUp;
    }
  }

  /** Random moments; each experiment has its own, whichever others are run. */
  Random random(Experiment experiment) {
    return new Random(seed ^ experiment.id().hashCode());
  }

  /** How long something is away that is away for so long when run in full. */
  Duration outage(Duration fully) {
    return length.longestOutage.compareTo(fully) < 0 ? length.longestOutage : fully;
  }

  int many(int shortly, int fully) {
    return length == Length.FULL ? fully : shortly;
  }

  /** How long calls are posted before anything goes wrong. */
  Duration warmUp() {
    return length.warmUp;
  }

  /** Whether an experiment fails when the relay, or the machine, takes too long for something. */
  boolean judgesTime() {
    return length != Length.BRIEF;
  }
}
