package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LineRationTest {
  private static final Instant NOON = Instant.parse("2025-10-23T12:00:00Z");

  private final LineRation ration = new LineRation(2);

  @Test
  void a_flood_is_cut_and_the_next_minute_tells_how_much_was_left_out() {
    assertThat(ration.ask(NOON)).hasValue(0);
    assertThat(ration.ask(NOON.plusSeconds(1))).hasValue(0);
    assertThat(ration.ask(NOON.plusSeconds(2))).isEmpty();
    assertThat(ration.ask(NOON.plusSeconds(59))).isEmpty();

    assertThat(ration.ask(NOON.plusSeconds(60))).hasValue(2);
    assertThat(ration.ask(NOON.plusSeconds(61))).hasValue(0);
    assertThat(ration.ask(NOON.plusSeconds(62))).isEmpty();
  }

  @Test
  void a_clock_that_was_put_back_does_not_silence_the_log() {
    ration.ask(NOON);
    ration.ask(NOON);

    assertThat(ration.ask(NOON.minus(Duration.ofHours(1)))).hasValue(0);
  }
}
