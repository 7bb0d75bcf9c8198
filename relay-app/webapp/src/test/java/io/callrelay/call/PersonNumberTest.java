package io.callrelay.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNumberTest {
  private final PersonNumber his = PersonNumber.read("+91 98410 12345").orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {"9841012345", "+919841012345", "09841012345", "0091-98410-12345", "(98410) 12345"})
  void a_number_is_the_same_however_it_is_written(String other) {
    assertThat(his.is(other)).isTrue();
    assertThat(his.isIn("from " + other + " today")).isTrue();
    assertThat(his.erasedFrom("from " + other + " today"))
        .isEqualTo(
            "from erased today".replace("erased", other.startsWith("(") ? "(erased" : "erased"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9841012346", "984101234", "", "98410123456"})
  void another_number_is_another(String other) {
    assertThat(his.is(other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "call me", "1234567890123456", "98410x12345"})
  void what_is_no_number_is_refused(String text) {
    assertThat(PersonNumber.read(text)).isEmpty();
  }
}
