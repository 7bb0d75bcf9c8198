package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.ledger.Figures.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinuteSeriesTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:40:30Z");
  private static final Instant UNDER_WAY = Instant.parse("2025-10-23T04:40:00Z");
  private static final Minute ONE = new Minute(1, 1);

  private final MinuteSeries series = new MinuteSeries();

  @Test
  void at_first_every_minute_is_asked_for() {
    assertThat(series.toAsk(NOW)).hasSize(60).contains(UNDER_WAY, UNDER_WAY.minusSeconds(59 * 60));
    assertThat(series.until(NOW)).hasSize(60).containsOnly(new Minute(0, 0));
  }

  @Test
  void then_the_newest_two_and_one_other() {
    learn(series.toAsk(NOW));

    assertThat(series.toAsk(NOW)).hasSize(3).contains(UNDER_WAY, UNDER_WAY.minusSeconds(60));
    assertThat(series.until(NOW)).hasSize(60).containsOnly(ONE);
  }

  @Test
  void each_of_the_others_has_its_turn() {
    learn(series.toAsk(NOW));
    Set<Instant> asked = new HashSet<>();
    for (int look = 0; look < 58; look++) {
      Set<Instant> ask = series.toAsk(NOW);
      asked.addAll(ask);
      learn(ask);
    }

    assertThat(asked).hasSize(60);
  }

  @Test
  void minutes_that_went_by_are_forgotten_and_new_ones_asked_for() {
    learn(series.toAsk(NOW));
    Instant later = NOW.plus(Duration.ofMinutes(5));

    assertThat(series.toAsk(later)).hasSizeBetween(5, 7).contains(UNDER_WAY.plusSeconds(300));
    assertThat(series.toAsk(later.plus(Duration.ofDays(1)))).hasSize(60);
  }

  private void learn(Set<Instant> minutes) {
    Map<Instant, Minute> counted = new HashMap<>();
    minutes.forEach(minute -> counted.put(minute, ONE));
    series.learn(counted);
  }
}
