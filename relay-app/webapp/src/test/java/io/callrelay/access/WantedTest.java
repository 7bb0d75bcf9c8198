package io.callrelay.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WantedTest {
  @ParameterizedTest
  @ValueSource(strings = {"anna", "anna.rao@example.com", "_wall-2", "0"})
  void a_name_that_can_stand_in_an_address_and_in_a_log_is_taken(String name) {
    assertThat(Wanted.user(body(name, "viewer")).problem()).isEmpty();
    assertThat(Wanted.token(body(name, "viewer")).problem()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../admin",
        "-r",
        "a b",
        "a/b",
        "a\\\\b",
        "<b>",
        "a\\u0000",
        "a\\n"
      })
  void any_other_is_refused_by_its_field(String name) {
    assertThat(Wanted.user(body(name, "viewer")).problem().orElseThrow().json())
        .contains("\"field\":\"name\"");
    assertThat(Wanted.token(body(name, "viewer")).problem().orElseThrow().json())
        .contains("\"field\":\"name\"");
  }

  @Test
  void a_user_posts_no_calls_and_a_token_that_says_nothing_else_does() {
    assertThat(Wanted.user(body("anna", "intake")).problem().orElseThrow().json())
        .contains("\"field\":\"role\"");
    assertThat(Wanted.token(body("pbx", "")).role().word()).isEqualTo("intake");
  }

  private static InputStream body(String name, String role) {
    String json = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
    return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
  }
}
