package io.callrelay.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.Person.Reply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KeyboardTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private final StringWriter out = new StringWriter();

  private void show(String line) {
    out.write(line + "\n");
  }

  private Keyboard typing(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Keyboard.open(new ByteArrayInputStream(bytes), this::show, true);
  }

  @Test
  void answers_are_taken_in_turn_and_nonsense_is_asked_again() throws Exception {
    Keyboard keyboard = typing("y\nwhat?\nNO\ns\n");

    assertThat(keyboard.ask("One?", LONG)).isEqualTo(Reply.YES);
    assertThat(keyboard.ask("Two?", LONG)).isEqualTo(Reply.NO);
    assertThat(keyboard.ask("Three?", LONG)).isEqualTo(Reply.SKIP);
    assertThat(out.toString()).contains(">>> One?", "Please say y, n or s");
  }

  @Test
  void a_closed_input_skips() throws Exception {
    Keyboard keyboard = typing("");

    assertThat(keyboard.ask("Is anybody there?", LONG)).isEqualTo(Reply.SKIP);
    Awaitility.await().until(keyboard::hasSkipped);
  }

  @Test
  void a_closed_input_skips_nothing_while_the_web_page_may_answer() throws Exception {
    Keyboard keyboard = Keyboard.open(InputStream.nullInputStream(), this::show, false);
    keyboard.hear(Reply.YES);

    assertThat(keyboard.ask("Is anybody there?", LONG)).isEqualTo(Reply.YES);
    assertThat(keyboard.hasSkipped()).isFalse();
  }

  @Test
  void enter_skips_the_call_that_is_to_be_made() {
    Keyboard keyboard = typing("\n");
    keyboard.instruct("Call the tracking number.");

    Awaitility.await().until(keyboard::hasSkipped);
    assertThat(out.toString()).contains("Call the tracking number.", "skips");
  }
}
