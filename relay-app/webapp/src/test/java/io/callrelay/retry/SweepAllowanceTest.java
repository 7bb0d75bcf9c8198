package io.callrelay.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweepAllowanceTest {
  private final SweepAllowance allowance = new SweepAllowance(64);

  @Test
  void with_hands_free_the_allowance_doubles_up_to_a_bound() {
    int before = allowance.now(0, 0);
    for (int sweep = 0; sweep < 20; sweep++) {
      int now = allowance.now(63, 0);
      assertThat(now).isBetween(before, 2 * before);
      before = now;
    }
    assertThat(before).isEqualTo(4000);
  }

  @Test
  void nothing_goes_to_the_queue_while_all_hands_wait_at_the_gate() {
    allowance.now(0, 100);
    assertThat(allowance.now(64, 100)).isZero();
    assertThat(allowance.now(64, 100)).isZero();
  }

  @Test
  void with_all_hands_full_due_calls_get_a_share_of_what_was_dealt_with() {
    allowance.now(0, 100);
    assertThat(allowance.now(64, 500)).isEqualTo(100);
    assertThat(allowance.now(64, 501)).isEqualTo(1);
  }

  @Test
  void after_full_hands_the_allowance_starts_small_again() {
    for (int sweep = 0; sweep < 10; sweep++) {
      allowance.now(0, 0);
    }
    allowance.now(64, 0);
    assertThat(allowance.now(0, 0)).isEqualTo(128);
  }
}
