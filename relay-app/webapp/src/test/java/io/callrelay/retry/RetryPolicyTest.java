package io.callrelay.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final int HISTORIES = 5_000;
  private static final long SEED = 20261101;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
  private final RetryPolicy usual = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(15));

  @Test
  void the_ceiling_starts_at_the_first_wait_doubles_and_stays_at_the_cap() {
    assertThat(usual.ceiling(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(usual.ceiling(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(usual.ceiling(5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(usual.ceiling(10)).isEqualTo(Duration.ofSeconds(512));
    assertThat(usual.ceiling(11)).isEqualTo(Duration.ofMinutes(15));
    assertThat(usual.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void every_wait_of_any_policy_lies_between_half_the_first_and_the_ceiling() {
    for (int history = 0; history < HISTORIES; history++) {
      RetryPolicy policy = anyPolicy();
      int failures = 1 + random.nextInt(100_000);
      Duration wait = policy.waitAfter(failures, Optional.empty(), random);
      assertThat(wait)
          .as("seed %d, history %d, %s, %d failures", SEED, history, policy, failures)
          .isGreaterThanOrEqualTo(least(policy))
          .isLessThanOrEqualTo(policy.ceiling(failures))
          .isLessThanOrEqualTo(policy.max());
    }
  }

  @Test
  void a_wish_to_be_left_alone_is_heeded_up_to_the_cap_and_shortens_no_wait() {
    for (int history = 0; history < HISTORIES; history++) {
      RetryPolicy policy = anyPolicy();
      Duration wish = Duration.ofMillis(random.nextLong(0, 200_000_000));
      int failures = 1 + random.nextInt(40);
      Duration wait = policy.waitAfter(failures, Optional.of(wish), random);
      Duration heeded = wish.compareTo(policy.max()) < 0 ? wish : policy.max();
      assertThat(wait)
          .as("seed %d, history %d, %s, wish %s", SEED, history, policy, wish)
          .isGreaterThanOrEqualTo(heeded)
          .isGreaterThanOrEqualTo(least(policy))
          .isLessThanOrEqualTo(policy.max());
    }
  }

  @Test
  void calls_that_fail_together_come_back_apart() {
    long distinct =
        java.util.stream.Stream.generate(() -> usual.waitAfter(4, Optional.empty(), random))
            .limit(1_000)
            .map(Duration::toMillis)
            .distinct()
            .count();
    assertThat(distinct).isGreaterThan(700);
  }

  @Test
  void waits_grow_on_the_average_until_the_cap() {
    double before = 0;
    for (int failures = 1; failures <= 10; failures++) {
      int now = failures;
      double mean =
          java.util.stream.Stream.generate(() -> usual.waitAfter(now, Optional.empty(), random))
              .limit(2_000)
              .mapToLong(Duration::toMillis)
              .average()
              .orElseThrow();
      assertThat(mean).as("mean wait after %d failures", failures).isGreaterThan(before);
      before = mean;
    }
  }

  private RetryPolicy anyPolicy() {
    return new RetryPolicy(
        Duration.ofMillis(10 + random.nextLong(3_600_000)),
        Duration.ofMillis(10 + random.nextLong(86_400_000)));
  }

  private static Duration least(RetryPolicy policy) {
    Duration smaller = policy.first().compareTo(policy.max()) < 0 ? policy.first() : policy.max();
    return smaller.dividedBy(2);
  }
}
