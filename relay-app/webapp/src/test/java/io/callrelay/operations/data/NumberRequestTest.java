package io.callrelay.operations.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.operations.data.NumberRequest.Meant;
import io.callrelay.operations.data.NumberRequest.Wrong;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberRequestTest {
  @Test
  void a_number_and_a_reason_are_read() {
    assertThat(read("{\"number\":\"+91 98410 12345\",\"reason\":\" he asked \",\"more\":[1]}"))
        .isInstanceOfSatisfying(
            Meant.class,
            meant -> {
              assertThat(meant.number().digits()).isEqualTo("919841012345");
              assertThat(meant.reason()).isEqualTo("he asked");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "number | {}",
        "number | not json",
        "number | []",
        "number | {\"number\":9841012345,\"reason\":\"x\"}",
        "number | {\"number\":\"12345\",\"reason\":\"x\"}",
        "number | {\"number\":\"%\",\"reason\":\"x\"}",
        "number | {\"number\":\"1234567\",\"number\":\"7654321\",\"reason\":\"x\"}",
        "reason | {\"number\":\"9841012345\"}",
        "reason | {\"number\":\"9841012345\",\"reason\":\"  \"}",
      })
  void what_is_missing_or_wrong_is_named(String field, String body) {
    assertThat(read(body))
        .isInstanceOfSatisfying(
            Wrong.class,
            wrong -> {
              assertThat(wrong.problem().status()).isEqualTo(422);
              assertThat(wrong.problem().json()).contains("\"field\":\"" + field + "\"");
            });
  }

  private static NumberRequest read(String body) {
    return NumberRequest.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }
}
