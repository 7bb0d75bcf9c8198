package io.callrelay.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallMaskTest {
  private static final long SEED = 20261101;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown number 9841012345          | unknown number ******2345",
        "unknown number +91 98410 12345     | unknown number +** ***** *2345",
        "unknown number +919841012345!      | unknown number +********2345!",
        "(98410)-12345, DID 022-6911-2345   | (*****)-*2345, DID ***-****-2345",
        "call 9884420011 of 9841012345      | call 9884420011 of ******2345",
        "call 19884420011                   | call *******0011",
        "someone else: 7204464475           | someone else: ******4475",
        "someone else: +91 (72044) 64-475   | someone else: +** (*****) *4-475",
        "took 250 ms at 2025-10-23T04:26:31 | took 250 ms at 2025-10-23T04:26:31",
        "no number                          | no number",
      })
  void a_text_shows_no_number_and_the_call_id(String text, String masked) {
    assertThat(CallMask.of(call("9884420011", "9841012345")).text(text)).isEqualTo(masked);
  }

  @Test
  void an_id_that_is_the_callers_number_is_masked_in_texts() {
    CallMask mask = CallMask.of(call("9841012345", "9841012345"));

    assertThat(mask.text("call 9841012345")).isEqualTo("call ******2345");
    assertThat(mask.value(CallField.ID)).isEqualTo("9841012345");
  }

  @Test
  void the_fields_show_no_number_but_the_ids() {
    CallMask mask = CallMask.of(call("9884420011", "9841012345"));

    assertThat(mask.value(CallField.CALLER_NUMBER)).isEqualTo("******2345");
    assertThat(mask.value(CallField.DID_NUMBER)).isEqualTo("*******2345");
    assertThat(mask.value(CallField.RECORDING_PATH)).isEqualTo("https://x.example/******2345.wav");
    assertThat(mask.value(CallField.CUSTOMER_ID)).isEqualTo("78521");
  }

  @Test
  void a_field_that_is_no_number_is_masked_where_it_holds_one_of_the_calls() {
    assertThat(CallMask.of(call("9884420011", "78521")).value(CallField.CUSTOMER_ID))
        .isEqualTo("*8521");
  }

  @Test
  void whatever_surrounds_a_number_and_however_it_is_grouped_it_is_not_seen() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    for (int history = 0; history < 3000; history++) {
      String number = digits(random, 10);
      CallMask mask = CallMask.of(call("id-x", "0" + number));
      String text = junk(random) + grouped(number, random) + junk(random);

      String plain = mask.text(text).replaceAll("[^0-9*]", "");
      assertThat(plain).as("seed %d, history %d: %s", SEED, history, text).doesNotContain(number);
    }
  }

  private static String grouped(String number, RandomGenerator random) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < number.length(); i++) {
      grouped.append(number.charAt(i)).append(random.nextInt(4) == 0 ? "-" : "");
    }
    return grouped.toString();
  }

  private static String junk(RandomGenerator random) {
    StringBuilder junk = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      junk.append((char) ('!' + random.nextInt(90)));
    }
    return junk.toString();
  }

  private static String digits(RandomGenerator random, int many) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < many; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private static Call call(String id, String caller) {
    return new Call(
        new CallId(id),
        "78521",
        "ASG",
        caller,
        "02269112345",
        "23-10-2025",
        "2025-10-23T04:26:31.05Z",
        "2025-10-23T04:37:31.05Z",
        "51",
        "Answered",
        "https://x.example/" + caller + ".wav");
  }
}
