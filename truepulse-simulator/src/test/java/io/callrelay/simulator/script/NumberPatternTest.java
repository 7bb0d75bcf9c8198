package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberPatternTest {
  @ParameterizedTest
  @CsvSource({
    "2345, 9841012345, true",
    "2345, 2345, true",
    "2345, 98410123456, false",
    "98*, 9841012345, true",
    "98*, 919841012345, false",
    "98*2345, 9841012345, true",
    "98*2345, 982345, true",
    "98*2345, 98345, false",
    "984101234?, 9841012345, true",
    "984101234?, 984101234, false",
    "+91*, +919841012345, true",
    "*, 1, true",
    "*12*12*, 3121312, true"
  })
  void a_pattern_is_last_digits_or_a_whole_number(String pattern, String number, boolean fits) {
    assertThat(NumberPattern.of(pattern).matches(number)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12a", "98 41", "123456789012345678901234567890123"})
  void what_is_no_pattern_is_told_what_is_one(String text) {
    assertThatThrownBy(() -> NumberPattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("last digits such as 2345");
  }

  @Test
  void the_one_that_asks_for_more_comes_first() {
    List<String> sorted =
        Stream.of(
                "*", "?*", "5", "45", "98*45", "9*5", "984101234?", "2345", "98????2345", "98*2345")
            .map(NumberPattern::of)
            .sorted()
            .map(NumberPattern::text)
            .toList();

    assertThat(sorted)
        .containsExactly(
            "984101234?", "98????2345", "98*2345", "2345", "98*45", "45", "9*5", "5", "?*", "*");
  }

  @Test
  void patterns_match_as_the_same_regular_expression_does() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      String pattern = text(random, "12*?", 1 + random.nextInt(7));
      String number = text(random, "12", random.nextInt(9));
      String expression = pattern.replace("*", ".*").replace("?", ".");
      boolean suffix = pattern.equals(expression);

      assertThat(NumberPattern.of(pattern).matches(number))
          .as("%s against %s", pattern, number)
          .isEqualTo(Pattern.matches((suffix ? ".*" : "") + expression, number));
    }
  }

  @Test
  void of_all_patterns_that_match_the_first_in_order_counts_however_they_were_set() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 500; i++) {
      ScriptBook book = new ScriptBook();
      List<NumberPattern> patterns =
          Stream.generate(() -> text(random, "12*?", 1 + random.nextInt(5)))
              .limit(8)
              .distinct()
              .map(NumberPattern::of)
              .toList();
      patterns.forEach(one -> book.setForCallers(one.text(), List.of(Answer.error(one.text()))));
      String number = text(random, "12", 6);
      String expected =
          patterns.stream()
              .filter(one -> one.matches(number))
              .sorted()
              .findFirst()
              .map(one -> Answer.error(one.text()).summary())
              .orElse(Answer.success().summary());

      CallFacts call = new CallFacts(Optional.of("c"), Optional.of(number), Optional.empty());
      assertThat(book.next(call).summary()).isEqualTo(expected);
    }
  }

  private static String text(SplittableRandom random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
