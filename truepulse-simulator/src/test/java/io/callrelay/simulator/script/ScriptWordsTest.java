package io.callrelay.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptWordsTest {
  private final ScriptBook book = new ScriptBook();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lost-acknowledgement | reset before headers (the vendor has the call)",
        "silence | never sent",
        "accept | 200 SUCCESS: Data added successfully.",
        "refuse | 200 ERROR: refused by the script refuse",
        "contradiction | 200 {\"status\":\"ERROR\",\"status\":\"SUCCESS\",\"message\":\"which is it?\"}",
        "almost-success | 200 success: Data added successfully.",
        "one-429 | 429 ERROR: HTTP status 429, Retry-After: 5",
        "redirect | 307, Location: /elsewhere",
        "down-30s | for PT30S:"
      })
  void a_script_is_told_in_words(String name, String first) throws BadInput {
    assertThat(book.named(name).words().get(0)).isEqualTo(first);
  }

  @Test
  void words_hold_no_control_characters() {
    assertThat(book.named())
        .flatExtracting(entry -> entry.script().words())
        .allSatisfy(words -> assertThat(words).doesNotContainPattern("\\p{Cntrl}"));
  }
}
