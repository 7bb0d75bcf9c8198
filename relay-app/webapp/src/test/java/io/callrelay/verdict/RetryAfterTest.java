package io.callrelay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Retry-After in the forms of RFC 9110, and in none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:26:31Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | PT1S",
        "120 | PT2M",
        "  120  | PT2M",
        "000000000000120 | PT2M",
        "86400 | P1D",
        "86401 | P1D",
        "99999999999999999999999999999999 | P1D",
        "Thu, 23 Oct 2025 04:28:31 GMT | PT2M",
        "thu, 23 oct 2025 04:28:31 gmt | PT2M",
        "Thursday, 23-Oct-25 04:28:31 GMT | PT2M",
        "Thu Oct 23 04:28:31 2025 | PT2M",
        "Fri, 31 Dec 9999 23:59:59 GMT | P1D",
      })
  void is_read(String value, Duration wait) {
    assertThat(RetryAfter.read(List.of(value), NOW)).contains(wait);
  }

  @Test
  void a_day_of_one_digit_is_read_in_the_oldest_form() {
    Instant then = Instant.parse("2025-11-06T08:49:37Z");

    assertThat(RetryAfter.read(List.of("Thu Nov  6 08:49:37 2025"), then.minusSeconds(9)))
        .contains(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+5",
        "1.5",
        "1e3",
        "soon",
        "٣",
        "120 s",
        "120, 60",
        "Thu, 23 Oct 2025 04:26:31 GMT",
        "Thu, 23 Oct 2025 04:26:30 GMT",
        "Mon, 23 Oct 2025 04:28:31 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Thu, 32 Oct 2025 04:28:31 GMT",
        "2025-10-23T04:28:31Z",
        "Thu, 23 Oct +999999999 04:28:31 GMT"
      })
  void says_nothing(String value) {
    assertThat(RetryAfter.read(List.of(value), NOW)).isEmpty();
  }

  @Test
  void none_or_several_say_nothing() {
    assertThat(RetryAfter.read(List.of(), NOW)).isEqualTo(Optional.empty());
    assertThat(RetryAfter.read(List.of("1", "1"), NOW)).isEqualTo(Optional.empty());
  }
}
