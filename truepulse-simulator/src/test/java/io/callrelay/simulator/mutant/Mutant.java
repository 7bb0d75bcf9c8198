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
 * @param mistake the same as behaviour
 * @param run how the suite is run
 * @param caughtBy the checks that must not pass, and no others
 */
record Mutant(String name, String does, Mistake mistake, Run run, Set<String> caughtBy) {

  /**
   * How the suite is run against a mutant.
   *
   * @param pace of both
   * @param promptness factor on the limits of promptness; what is not about them has room
   */
  record Run(Pace pace, double promptness) {
    Run slowedBy(double times) {
      return new Run(pace.slowedBy(times), promptness * times);
    }
  }

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

  static Mutant of(String name, String does, Mistake mistake, String... caughtBy) {
    return new Mutant(name, does, mistake, new Run(Pace.QUICK, 2), Set.of(caughtBy));
  }

  /** Caught by these as well. */
  Mutant and(List<String> more) {
    Set<String> all = new HashSet<>(caughtBy);
    all.addAll(more);
    return new Mutant(name, does, mistake, run, Set.copyOf(all));
  }

  /** For mistakes that let the suite wait in vain now and then. */
  Mutant quicker() {
    return atPace(Pace.QUICKER);
  }

  /** For mistakes of which nearly every check waits in vain. */
  Mutant quickest() {
    return atPace(Pace.QUICKEST);
  }

  /** For mistakes that take longer than the quick pace waits. */
  Mutant atPace(Pace other) {
    return running(new Run(other, run.promptness()));
  }

  Mutant withPromptness(double factor) {
    return running(new Run(run.pace(), factor));
  }

  private Mutant running(Run other) {
    return new Mutant(name, does, mistake, other, caughtBy);
  }

  @Override
  public String toString() {
    return name;
  }
}
