package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9840099999                       | ******9999",
        "a9840099999b                     | a******9999b",
        "+91-98400 99999                  | +**-***** *9999",
        "(098) 400.99999                  | (***) ***.*9999",
        "+91 - 98400 - 99999              | +** - ***** - *9999",
        "0 9 8 4 0 0 9 9 9 9 9            | * * * * * * * 9 9 9 9",
        "+91\u00A098400\u201199999      | +**\u00A0*****\u2011*9999",
        "\u0669\u0668\u0664\u0660\u0660\u0669\u0669\u0669\u0669\u0669 | ******\u0669\u0669\u0669\u0669",
        "2025-10-23 9840099999            | 2025-10-23 ******9999",
        "9840099999 2025-10-23            | ******9999 2025-10-23",
        "10.0.0.1 9840099999              | 10.0.0.1 ******9999",
        "2026-98400 99999                 | ****-***** *9999",
      })
  void a_number_is_shown_by_its_last_four_digits_however_it_is_written(String text, String masked) {
    assertThat(PhoneNumbers.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no number",
        "HTTP 503, took 250 ms, 123456 bytes",
        "2025-10-23 04:26:31, 23-10-2025 17:05, 1/2/2025 11 o'clock",
        "500 2026-11-24 17:56:21.123456",
        "connection to 192.168.100.200:8080 refused; 10.20.30.40, 127.0.0.1",
        "java.lang.IllegalStateException at Answer.java:4711",
      })
  void what_is_no_number_stays(String text) {
    assertThat(PhoneNumbers.masked(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "9 ", "98 4-", "2025-10-23 ", "10.0.0.1 ", "(", " - "})
  void a_megabyte_of_anything_is_read_without_exhausting_the_stack(String part) {
    String text = part.repeat(1024 * 1024 / part.length());

    assertThat(PhoneNumbers.masked(text)).hasSameSizeAs(text);
  }

  @Test
  void signs_of_a_replacement_in_a_text_are_only_signs() {
    assertThat(PhoneNumbers.masked("$1 \\ 9840099999 $0")).isEqualTo("$1 \\ ******9999 $0");
  }
}
