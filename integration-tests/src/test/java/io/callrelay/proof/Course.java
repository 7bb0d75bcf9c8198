package io.callrelay.proof;

import java.time.Duration;
import java.util.Random;

/**
 * How an experiment is to be run.
 *
 * @param seed repeats the random moments of an experiment
 * @param kills how often a process is killed or stopped where that is repeated
 * @param full at the lengths of a whole proof; else short ones, for a first look
 */
record Course(long seed, int kills, boolean full) {
  /** Random moments; each experiment has its own, whichever others are run. */
  Random random(Experiment experiment) {
    return new Random(seed ^ experiment.id().hashCode());
  }

  /** How long something is away. */
  Duration outage(Duration fully) {
    Duration shortly = Duration.ofSeconds(10);
    return full || fully.compareTo(shortly) < 0 ? fully : shortly;
  }

  int many(int shortly, int fully) {
    return full ? fully : shortly;
  }
}
