package io.callrelay.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-10-23T04:37:31.050000Z",
        "2024-02-29T23:59:59.999999Z",
        "1969-12-31T23:59:59.000001Z",
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
        "-0001-01-01T00:00:00Z"
      })
  void a_time_is_read_as_it_was_written(String text) {
    Instant time = Instant.parse(text);

    assertThat(JournalTime.micros(JournalLine.time(time))).isEqualTo(Trace.micros(time));
    assertThat(Trace.instant(Trace.micros(time))).isEqualTo(time);
  }
}
