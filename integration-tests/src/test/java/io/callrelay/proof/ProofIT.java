package io.callrelay.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A few experiments in brief with every build, beside {@code KilledRelayIT}, which kills at random
 * moments; with {@code -Plong} all of them, in their short form.
 */
class ProofIT {
  private static final boolean LONG = Boolean.getBoolean("relay.long-tests");
  private static final int KILLS = LONG ? 3 : 1;

  static Collection<String> experiments() {
    return LONG
        ? new Experiments().all().stream().map(Experiment::id).toList()
        : List.of("killed-answered-not-recorded", "lost-acknowledgement");
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void the_relay_keeps_its_promise_when(String goesWrong) {
    long seed = Long.getLong("relay.seed", new Random().nextInt(1_000_000));
    System.out.printf("%s with -Drelay.seed=%d%n", goesWrong, seed);
    Course course = new Course(seed, KILLS, LONG ? Course.Length.SHORT : Course.Length.BRIEF);
    Outcome outcome = new Experiments().named(List.of(goesWrong)).get(0).run(course);
    outcome.figures().forEach((name, value) -> System.out.printf("  %s: %s%n", name, value));
    assertThat(outcome.checks()).as("what was looked at").isNotEmpty().allMatch(Check::holds);
    assertThat(outcome.result()).isEqualTo(Outcome.Result.HELD);
  }
}
