package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BecauseTest {
  @Test
  void a_reason_is_kept_without_blanks_around_it_and_on_one_line() {
    assertThat(read("{\"reason\":\" they\\nasked \"}")).contains("they\uFFFDasked");
    assertThat(read("{\"who\":[{}],\"reason\":\"x\",\"when\":1}")).contains("x");
    assertThat(read("{\"reason\":\"" + "x".repeat(500) + "\"}")).contains("x".repeat(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "\"x\"",
        "reason",
        "{\"reason\":\"\"}",
        "{\"reason\":\"  \"}",
        "{\"reason\":7}",
        "{\"reason\":{\"reason\":\"x\"}}",
        "{\"reason\":\"x\""
      })
  void without_a_reason_there_is_none(String body) {
    assertThat(read(body)).isEmpty();
  }

  @Test
  void what_is_too_long_is_no_reason() {
    assertThat(read("{\"reason\":\"" + "x".repeat(501) + "\"}")).isEmpty();
    assertThat(read("{\"reason\":\"x\",\"more\":\"" + "x".repeat(9000) + "\"}")).isEmpty();
  }

  private static Optional<String> read(String body) {
    return Because.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
