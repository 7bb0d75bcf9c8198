package io.callrelay.simulator.certification.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 ms",
    "999,999 ms",
    "1000,1.000 s",
    "59999,59.999 s",
    "60000,1 min 0.0 s",
    "123512,2 min 3.5 s",
    "3900000,1 h 5 min 0.0 s",
    "-50,-50 ms"
  })
  void durations_are_as_exact_as_they_are_short(long millis, String words) {
    assertThat(Times.words(Duration.ofMillis(millis))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"60000,1 min", "65000,65 s", "180000,3 min", "1500,1.500 s"})
  void limits_are_round(long millis, String words) {
    assertThat(Times.limit(Duration.ofMillis(millis))).isEqualTo(words);
  }
}
