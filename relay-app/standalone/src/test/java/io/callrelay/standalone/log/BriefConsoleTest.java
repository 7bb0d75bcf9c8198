package io.callrelay.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class BriefConsoleTest {
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private final BriefConsole console =
      new BriefConsole(new PrintStream(shown, true, StandardCharsets.UTF_8));

  @Test
  void a_warning_is_one_line_without_control_characters() {
    LogRecord warning =
        new LogRecord(Level.WARNING, "refused \u001b[2J\u0007 page\r\n12:00:00 SEVERE forged");
    warning.setThrown(new IllegalStateException("\u001b]0;owned\u0007"));

    console.publish(warning);

    assertThat(shown()).hasLineCount(1).contains("WARNING refused \uFFFD[2J\uFFFD page");
    assertThat(shown().strip().chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void what_caused_it_is_as_clean() {
    LogRecord warning = new LogRecord(Level.WARNING, "no");
    warning.setThrown(new IllegalStateException("\u001b]0;owned\u0007\u2028next"));

    console.publish(warning);

    assertThat(shown()).contains("no (java.lang.IllegalStateException: \uFFFD]0;owned\uFFFD");
    assertThat(shown().strip().chars()).noneMatch(Character::isISOControl);
    assertThat(shown()).doesNotContain("\u2028");
  }

  @Test
  void less_than_a_warning_is_not_shown() {
    console.publish(new LogRecord(Level.INFO, "started"));

    assertThat(shown()).isEmpty();
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }
}
