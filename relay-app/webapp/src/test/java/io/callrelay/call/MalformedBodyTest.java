package io.callrelay.call;

import static io.callrelay.call.Reads.malformed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"text\"",
        "17",
        "null",
        "true",
        "{",
        "{\"a\":1",
        "{\"a\":1}}",
        "{} {}",
        "{},",
        "{'a':1}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "/**/{}",
        "\uFEFF{}",
        "{\"a\":1,\"a\":1}",
        "{\"tpCallID\":\"1\",\"tpCallID\":\"1\"}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":[{\"b\":1,\"\\u0062\":2}]}",
        "<html>"
      })
  void what_is_not_one_json_object_is_malformed(String body) {
    assertThat(malformed(body.getBytes(StandardCharsets.UTF_8))).isNotBlank().hasSizeLessThan(300);
  }

  @Test
  void what_is_not_utf_8_is_malformed() {
    String text = PostedJson.sample().withText(CallField.CUSTOMER_NAME, "Zoë").text();

    assertThat(malformed(text.getBytes(StandardCharsets.ISO_8859_1))).contains("UTF-8");
    assertThat(malformed(text.getBytes(StandardCharsets.UTF_16))).contains("UTF-8");
    assertThat(malformed(new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'})).contains("UTF-8");
    assertThat(malformed(new byte[] {'{', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '}'}))
        .contains("UTF-8");
  }

  @Test
  void a_nesting_bomb_a_long_number_and_a_long_name_end_soon() {
    byte[] nested = ("{\"a\":" + "[".repeat(60_000)).getBytes(StandardCharsets.UTF_8);
    byte[] number = ("{\"a\":" + "9".repeat(60_000) + "}").getBytes(StandardCharsets.UTF_8);
    byte[] name = ("{\"" + "n".repeat(60_000) + "\":1}").getBytes(StandardCharsets.UTF_8);

    assertThat(malformed(nested)).contains("not JSON");
    assertThat(malformed(number)).contains("not JSON");
    assertThat(malformed(name)).contains("not JSON");
  }

  @Test
  void a_malformed_body_shows_no_phone_number() {
    assertThat(malformed("{\"tpCallerNumber\": x9841012345}".getBytes(StandardCharsets.UTF_8)))
        .doesNotContain("9841012345");
  }
}
