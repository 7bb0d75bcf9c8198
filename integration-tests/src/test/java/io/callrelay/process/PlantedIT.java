package io.callrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the search of {@link HostileCallsIT} finds what it is to find. */
class PlantedIT {
  private final Planted planted = new Planted();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9867312041",
        "call 09867312041!",
        "\"+91-98673 12041\"",
        "(098) 673.12041",
        "\u096F\u096E\u096C\u096D\u0969\u0967\u0968\u0966\u096A\u0967",
        "\uFF19\uFF18\uFF16\uFF17\uFF13\uFF11\uFF12\uFF10\uFF14\uFF11",
        "986731204…",
        "*****12041",
        "98673*****",
        "+91-98673-*2041",
        "986**-***41",
        "cut-here 98673"
      })
  void a_number_is_found_in_any_spelling_and_masked_too_little(String text) {
    planted.number("a call", "+91 98673 12041");

    assertThat(planted.numbersIn("here", text)).isNotEmpty().allMatch(it -> it.startsWith("here "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "******2041",
        "+**-***** *2041",
        "ends with 2041",
        "98673 and later 12041",
        "9867399942",
        "2025-10-23T04:26:31.050000Z",
        "cut-here ****"
      })
  void what_shows_the_last_four_digits_at_most_is_no_find(String text) {
    planted.number("a call", "+91 98673 12041");

    assertThat(planted.numbersIn("here", text)).isEmpty();
  }

  @Test
  void a_secret_is_found_as_it_is_and_in_base64_and_the_find_does_not_tell_it() {
    planted.secret("the password", "correct-horse");

    assertThat(planted.secretsIn("here", "x correct-horse y"))
        .containsExactly("here holds the password: x ");
    assertThat(planted.secretsIn("here", "x Y29ycmVjdC1ob3JzZQ== y")).hasSize(1);
    assertThat(planted.secretsIn("here", "x correct horse y")).isEmpty();
  }
}
