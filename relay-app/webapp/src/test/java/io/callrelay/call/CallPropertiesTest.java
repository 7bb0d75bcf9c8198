package io.callrelay.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any call, over thousands of them; a failure names the seed that shows it. */
class CallPropertiesTest {
  private static final int CALLS = 5_000;
  private static final int[] CHARACTERS = {
    'a', 'Z', '0', ' ', '"', '\\', '/', '<', '&', '\'', '{', 'é', 'क', '\u200d', 0x1F642, 0x4E2D
  };

  private final CallReading reading = new CallReading(ZoneOffset.UTC);

  @Test
  void a_payload_is_the_eleven_fields_in_order_all_strings() throws IOException {
    List<String> inOrder = Stream.of(CallField.values()).map(CallField::jsonName).toList();
    for (long seed = 0; seed < CALLS; seed++) {
      Call call = anyCall(new Random(seed));
      List<String> names = new ArrayList<>();
      List<String> values = new ArrayList<>();
      try (JsonParser json = Json.parser(CallPayload.of(call))) {
        assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          names.add(json.currentName());
          assertThat(json.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
          values.add(json.getText());
        }
        assertThat(json.nextToken()).isNull();
      }
      assertThat(names).as("seed %d", seed).isEqualTo(inOrder);
      assertThat(values)
          .as("seed %d", seed)
          .isEqualTo(Stream.of(CallField.values()).map(call::value).toList());
    }
  }

  @Test
  void a_payload_read_again_is_the_same_call() {
    for (long seed = 0; seed < CALLS; seed++) {
      Call call = anyCall(new Random(seed));

      assertThat(CallPayload.read(CallPayload.of(call))).as("seed %d", seed).isEqualTo(call);
    }
  }

  @Test
  void a_payload_posted_again_is_the_same_call() {
    for (long seed = 0; seed < CALLS; seed++) {
      Call call = anyCall(new Random(seed));
      byte[] body = CallPayload.of(call).getBytes(StandardCharsets.UTF_8);

      assertThat(reading.read(body)).as("seed %d", seed).isEqualTo(new ReadCall.Valid(call));
    }
  }

  @Test
  void a_damaged_body_is_read_into_something_and_never_throws() {
    for (long seed = 0; seed < CALLS; seed++) {
      Random random = new Random(seed);
      byte[] body = CallPayload.of(anyCall(random)).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 3; i++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }

      assertThat(reading.read(body)).as("seed %d", seed).isNotNull();
    }
  }

  @Test
  void two_calls_differ_in_the_fields_that_differ() {
    Call call = anyCall(new Random(1));
    for (CallField field : CallField.values()) {
      Call other = Call.of(of -> of == field ? "other" : call.value(of));

      assertThat(call.differencesFrom(other)).containsExactly(field);
      assertThat(call.differencesFrom(call)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"tpCallID\":1}", "not json"})
  void what_the_relay_did_not_write_is_not_read_as_a_payload(String text) {
    assertThatThrownBy(() -> CallPayload.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Call anyCall(Random random) {
    Instant start = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    Instant end = start.plusMillis(random.nextLong(10_000_000));
    String day = DateTimeFormatter.ofPattern("dd-MM-uuuu").withZone(ZoneOffset.UTC).format(start);
    return Call.of(
        field ->
            switch (field) {
              case ID -> text(random, 1, field.maxLength()).replace("\u200d", "-");
              case CUSTOMER_ID, CUSTOMER_NAME, CALLER_NUMBER, DID_NUMBER ->
                  text(random, 1, field.maxLength());
              case DTMF -> text(random, 0, field.maxLength());
              case DATE_OF_CALL -> day;
              case START_TIME -> start.toString();
              case END_TIME -> end.toString();
              case STATUS ->
                  List.of("Answered", "Missed", "Busy", "Abandoned").get(random.nextInt(4));
              case RECORDING_PATH ->
                  random.nextBoolean() ? "" : "https://host/" + random.nextInt() + ".wav";
            });
  }

  private static String text(Random random, int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = least + random.nextInt(most - least + 1);
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }
}
