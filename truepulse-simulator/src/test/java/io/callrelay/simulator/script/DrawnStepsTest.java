package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.callrelay.simulator.script.Choice.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrawnStepsTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:37:31Z");
  private static final Step FLAKY =
      Choice.of(new Option(80, Answer.success()), new Option(20, Answer.status(503)));

  /** So many seeds of all sizes, the same in each run. */
  static LongStream seeds() {
    SplittableRandom random = new SplittableRandom(42);
    return LongStream.concat(
        LongStream.of(0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE), random.longs(60));
  }

  private static ScriptInUse inUse(Step step, long seed) {
    return new ScriptInUse(Script.of(List.of(step)).withSeed(seed), NOW);
  }

  private static List<Answer> attempts(ScriptInUse script, String callId, int count) {
    return IntStream.range(0, count).mapToObj(i -> script.next(callId, NOW)).toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_same_seed_gives_each_call_the_same_answers_whatever_comes_between(long seed) {
    Step step = FLAKY.delayedBy(Delay.lognormal(Duration.ofMillis(50), Duration.ofMillis(900)));
    ScriptInUse one = inUse(step, seed);
    ScriptInUse other = inUse(step, seed);
    List<Answer> alone = attempts(one, "a", 30);

    List<Answer> amidOthers =
        IntStream.range(0, 30)
            .mapToObj(
                i -> {
                  attempts(other, "other " + i, i % 4);
                  return other.next("a", NOW);
                })
            .toList();

    assertThat(amidOthers).isEqualTo(alone);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_shares_are_those_of_the_weights_over_calls_and_over_attempts(long seed) {
    ScriptInUse script = inUse(FLAKY, seed);
    long overCalls =
        IntStream.range(0, 4_000).filter(i -> !script.next("call " + i, NOW).accepts()).count();
    long overAttempts =
        attempts(inUse(FLAKY, seed), "a", 4_000).stream().filter(one -> !one.accepts()).count();

    // Six standard deviations of a binomial with p = 0.2 are 152.
    assertThat(overCalls).isCloseTo(800, within(152L));
    assertThat(overAttempts).isCloseTo(800, within(152L));
  }

  @Test
  void other_seeds_and_other_calls_give_other_answers() {
    assertThat(attempts(inUse(FLAKY, 1), "a", 200))
        .isNotEqualTo(attempts(inUse(FLAKY, 2), "a", 200));
    assertThat(attempts(inUse(FLAKY, 1), "a", 200))
        .isNotEqualTo(attempts(inUse(FLAKY, 1), "b", 200));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_choice_for_each_call_stays_with_the_call(long seed) {
    Step step =
        new Choice(
            List.of(new Option(1, Answer.success()), new Option(1, Answer.status(503))), true);
    ScriptInUse script = inUse(step, seed);

    for (int call = 0; call < 50; call++) {
      assertThat(attempts(script, "call " + call, 5).stream().distinct()).hasSize(1);
    }
    assertThat(IntStream.range(0, 50).mapToObj(i -> script.next("call " + i, NOW)).distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_uniform_delay_keeps_between_its_ends_and_a_lognormal_one_to_its_median(long seed) {
    Delay uniform = Delay.uniform(Duration.ofMillis(100), Duration.ofMillis(103));
    Delay lognormal = Delay.lognormal(Duration.ofSeconds(1), Duration.ofSeconds(4));
    SplittableRandom dice = new SplittableRandom(seed);

    assertThat(IntStream.range(0, 400).mapToObj(i -> uniform.draw(dice).toMillis()).distinct())
        .containsExactlyInAnyOrder(100L, 101L, 102L, 103L);
    long[] drawn =
        IntStream.range(0, 4_000).mapToLong(i -> lognormal.draw(dice).toMillis()).toArray();
    assertThat(LongStream.of(drawn).filter(time -> time <= 1_000).count())
        .isCloseTo(2_000, within(190L));
    assertThat(LongStream.of(drawn).filter(time -> time <= 4_000).count())
        .isCloseTo(3_800, within(83L));
  }
}
