package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.script.Schedule.Position;
import io.callrelay.simulator.script.Schedule.Since;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static Phase phase(Optional<Duration> length) {
    return new Phase(length, List.of(Answer.success()), false, false);
  }

  private static Phase lasting(long millis) {
    return phase(Optional.of(Duration.ofMillis(millis)));
  }

  @Test
  void phases_follow_one_another_to_the_millisecond_and_the_last_one_stays() {
    Schedule schedule =
        new Schedule(List.of(lasting(10), lasting(5), phase(Optional.empty())), false, Since.SET);

    assertThat(
            List.of(-3, 0, 9, 10, 14, 15, 1_000_000).stream()
                .map(at -> schedule.at(Duration.ofMillis(at)).phase()))
        .containsExactly(0, 0, 0, 1, 1, 2, 2);
  }

  @Test
  void walking_through_time_meets_every_phase_for_as_long_as_it_lasts_round_after_round() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      List<Phase> phases = new ArrayList<>();
      List<Position> expected = new ArrayList<>();
      List<Integer> lengths = random.ints(1 + random.nextInt(5), 1, 9).boxed().toList();
      lengths.forEach(length -> phases.add(lasting(length)));
      for (long round = 0; round < 3; round++) {
        for (int phase = 0; phase < lengths.size(); phase++) {
          for (int ms = 0; ms < lengths.get(phase); ms++) {
            expected.add(new Position(round, phase));
          }
        }
      }
      Schedule schedule = new Schedule(phases, true, Since.SET);

      List<Position> met = new ArrayList<>();
      for (int ms = 0; ms < expected.size(); ms++) {
        met.add(schedule.at(Duration.ofMillis(ms)));
      }
      assertThat(met).isEqualTo(expected);
    }
  }

  @Test
  void a_phase_without_a_length_has_no_follower() {
    assertThatThrownBy(
            () -> new Schedule(List.of(phase(Optional.empty()), lasting(1)), false, Since.SET))
        .hasMessageContaining("lasts 1 ms or more");
    assertThatThrownBy(() -> new Schedule(List.of(lasting(1), lasting(0)), true, Since.SET))
        .hasMessageContaining("lasts 1 ms or more");
  }
}
