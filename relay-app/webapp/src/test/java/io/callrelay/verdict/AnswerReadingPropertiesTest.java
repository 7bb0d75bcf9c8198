package io.callrelay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Verdict.Success;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What holds for any bytes, over many thousands; a failure names the seed that shows it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AnswerReadingPropertiesTest {
  private static final int ROUNDS = 20_000;
  private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);
  private static final Instant NOW = Instant.parse("2025-10-23T04:26:31Z");
  private static final List<String> BODIES =
      List.of(
          "{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}",
          "{\"status\":\"ERROR\",\"message\":\"SUCCESS\"}",
          "{\"status\":\"SUCCES\",\"message\":\"é\"}",
          "{\"data\":{\"status\":\"SUCCESS\"},\"statut\":\"SUCCESS\"}",
          "[{\"status\":\"SUCCESS\"}]",
          "{\"status\":\"ERROR\",\"a\":{\"status\":\"SUCCESS\"},\"b\":[1,2]}",
          "<html>{\"status\":\"SUCCESS\"}</html>");
  private static final byte[] PIECES =
      "{}[]\",:\\ \n\tSUCESRO0-eE.ustanl\u00e9".getBytes(StandardCharsets.UTF_8);

  private final Jsonb reference = JsonbBuilder.create();

  @AfterEach
  void end() throws Exception {
    reference.close();
  }

  @Test
  void no_change_to_a_body_reads_as_success_unless_another_parser_agrees() {
    long first = new Random().nextLong();
    int successes = 0;
    for (long seed = first; seed < first + ROUNDS; seed++) {
      byte[] body = changed(new Random(seed));
      if (AnswerReading.verdictOf(AnswerReadingTest.answer(200, body), NOW) instanceof Success) {
        successes++;
        assertThat(saysSuccess(body))
            .as("seed %d: %s", seed, new String(body, StandardCharsets.UTF_8))
            .isTrue();
      }
    }
    assertThat(successes).as("seeds from %d", first).isPositive();
  }

  @Test
  void any_bytes_with_any_status_have_a_verdict_with_a_fit_detail() {
    long first = new Random().nextLong();
    for (long seed = first; seed < first + ROUNDS; seed++) {
      Random chance = new Random(seed);
      byte[] body = new byte[chance.nextInt(200)];
      chance.nextBytes(body);
      Answer answer =
          new Answer(
              chance.nextInt(1200) - 100,
              anyText(chance),
              chance.nextBoolean() ? List.of(anyText(chance)) : List.of(),
              body,
              body.length + chance.nextInt(2),
              chance.nextBoolean());

      Verdict verdict = AnswerReading.verdictOf(answer, NOW);

      assertThat(verdict).as("seed %d", seed).isNotInstanceOf(Success.class);
      assertThat(verdict.detail()).as("seed %d", seed).hasSizeLessThanOrEqualTo(500);
      assertThat(verdict.detail().chars()).as("seed %d", seed).noneMatch(Character::isISOControl);
      assertThat(verdict.retryAfter().orElse(Duration.ofSeconds(1)))
          .as("seed %d", seed)
          .isPositive()
          .isLessThan(MORE_THAN_A_DAY);
    }
  }

  private static byte[] changed(Random chance) {
    List<Byte> bytes = new ArrayList<>();
    for (byte one : BODIES.get(chance.nextInt(BODIES.size())).getBytes(StandardCharsets.UTF_8)) {
      bytes.add(one);
    }
    for (int changes = chance.nextInt(4); changes >= 0 && !bytes.isEmpty(); changes--) {
      change(bytes, chance);
    }
    byte[] body = new byte[bytes.size()];
    for (int i = 0; i < body.length; i++) {
      body[i] = bytes.get(i);
    }
    return body;
  }

  private static void change(List<Byte> bytes, Random chance) {
    int at = chance.nextInt(bytes.size());
    byte piece = PIECES[chance.nextInt(PIECES.length)];
    switch (chance.nextInt(5)) {
      case 0 -> bytes.remove(at);
      case 1 -> bytes.add(at, piece);
      case 2 -> bytes.set(at, (byte) chance.nextInt(256));
      case 3 -> bytes.set(at, piece);
      default -> bytes.addAll(at, List.copyOf(bytes.subList(at, Math.min(bytes.size(), at + 12))));
    }
  }

  /** As strict as it can be told apart: UTF-8, and a map whose status is the word. */
  private boolean saysSuccess(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      Map<?, ?> object = reference.fromJson(text, Map.class);
      return "SUCCESS".equals(object.get("status"));
    } catch (CharacterCodingException | RuntimeException e) {
      return false;
    }
  }

  private static String anyText(Random chance) {
    byte[] text = new byte[chance.nextInt(40)];
    chance.nextBytes(text);
    String any = new String(text, StandardCharsets.ISO_8859_1);
    return chance.nextBoolean() ? any : String.valueOf(Math.abs((long) Arrays.hashCode(text)));
  }
}
