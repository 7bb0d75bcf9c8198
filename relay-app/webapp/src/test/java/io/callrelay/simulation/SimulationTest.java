package io.callrelay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand histories in which anything may break at any step. {@code -Dsimulation.seed=N} runs
 * and tells one of them; {@code -Dsimulation.first=N -Dsimulation.histories=N} runs others.
 */
class SimulationTest {
  private static final Logger RELAY = Logger.getLogger("io.callrelay");
  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final int HISTORIES = Integer.getInteger("simulation.histories", 10_000);
  private static final int ENOUGH_TO_CATCH = 2_000;

  @BeforeAll
  static void silenceTheRelay() {
    RELAY.setLevel(Level.OFF);
  }

  @AfterAll
  static void letItSpeak() {
    RELAY.setLevel(null);
  }

  @Test
  void whatever_breaks_at_any_step_every_promise_is_kept() {
    Long asked = Long.getLong("simulation.seed");
    if (asked != null) {
      assertThat(History.tell(asked, Broken.NOTHING)).endsWith("every promise was kept");
      return;
    }
    Optional<Long> failing = firstFailing(Broken.NOTHING, HISTORIES);

    assertThat(failing.map(seed -> History.tell(seed, Broken.NOTHING))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Broken.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
  void a_broken_protocol_is_caught(Broken broken) {
    assertThat(firstFailing(broken, ENOUGH_TO_CATCH)).isPresent();
  }

  @Test
  void a_history_comes_out_the_same_again() {
    assertThat(told()).isEqualTo(told());
  }

  private static List<String> told() {
    return LongStream.range(0, 20).mapToObj(seed -> History.tell(seed, Broken.NOTHING)).toList();
  }

  private static Optional<Long> firstFailing(Broken broken, int histories) {
    return LongStream.range(FIRST, FIRST + histories)
        .parallel()
        .filter(seed -> History.run(seed, broken).isPresent())
        .boxed()
        .findFirst();
  }
}
