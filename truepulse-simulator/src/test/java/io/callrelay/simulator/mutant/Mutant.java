package io.callrelay.simulator.mutant;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An integration with one mistake.
 *
 * @param name unique
 * @param does the mistake, in a sentence
 * @param behaviour what it does
 * @param run how the suite is run
 * @param caughtBy the checks that must not pass, and no others
 */
record Mutant(String name, String does, Behaviour behaviour, Run run, Set<String> caughtBy) {
  private static final double QUICK = 0.2;
  private static final double QUICKEST = 0.1;

  /**
   * How the suite is run against a mutant.
   *
   * @param pace factor on the suite's waiting times
   * @param afterTheOthers when the machine has less to do
   */
  record Run(double pace, boolean afterTheOthers) {}

  /** Every mutant there is. */
  static List<Mutant> all() {
    return Stream.of(
            TriggerMutants.all(),
            RequestMutants.all(),
            FieldSetMutants.all(),
            ValueMutants.all(),
            TimeMutants.all(),
            AnswerMutants.all(),
            RetryMutants.all(),
            SpacingMutants.all(),
            IdentityMutants.all(),
            FlowMutants.all())
        .flatMap(List::stream)
        .toList();
  }

  static Mutant of(String name, String does, Behaviour behaviour, String... caughtBy) {
    return new Mutant(name, does, behaviour, new Run(QUICK, false), Set.of(caughtBy));
  }

  /** Caught by these as well. */
  Mutant and(List<String> more) {
    Set<String> all = new HashSet<>(caughtBy);
    all.addAll(more);
    return new Mutant(name, does, behaviour, run, Set.copyOf(all));
  }

  /** For mistakes that let the suite wait in vain again and again. */
  Mutant quickest() {
    return atPace(QUICKEST);
  }

  /** For mistakes that take longer than the quick pace waits. */
  Mutant atPace(double other) {
    return new Mutant(name, does, behaviour, new Run(other, run.afterTheOthers()), caughtBy);
  }

  /** For mistakes of seconds, which many suites at once on a slow machine would blur. */
  Mutant afterTheOthers() {
    return new Mutant(name, does, behaviour, new Run(run.pace(), true), caughtBy);
  }

  @Override
  public String toString() {
    return name;
  }
}
