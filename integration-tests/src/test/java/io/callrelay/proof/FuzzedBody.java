package io.callrelay.proof;

import io.callrelay.support.PostedCall;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A call's JSON, spoiled in up to three ways that chance chooses. */
final class FuzzedBody {
  private static final int MOST_WAYS = 3;
  private static final int TOO_LONG = 70_000;
  private static final int DEEP = 2_000;
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"),
          Charset.forName("GB18030"));
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "-0",
          "1e999",
          "12345678901234567890",
          "[]",
          "{}",
          "[[[",
          "\"\"",
          "NaN",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\x\"",
          "\"\u2028\u202e\"",
          "\"\u0000\"",
          "'x'",
          "\\",
          "/* */",
          "\uFEFF",
          "{\"tpCallID\":1}",
          ",",
          "}",
          "{",
          "\"");

  private final Random random;

  private FuzzedBody(Random random) {
    this.random = random;
  }

  static byte[] of(String callId, Random random) {
    // The relay derives the date. A given one would not fit a start that has become another day,
    // which the specification does not forbid and the simulator refuses for ever.
    return new FuzzedBody(random).spoiled(PostedCall.answered(callId).without("tpDateOfCall"));
  }

  private byte[] spoiled(PostedCall call) {
    int ways = random.nextInt(MOST_WAYS + 1);
    PostedCall changed = call;
    for (int i = 0; i < ways; i++) {
      if (random.nextBoolean()) {
        changed = withOtherField(changed);
      }
    }
    byte[] body = changed.json().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < ways; i++) {
      if (random.nextInt(3) == 0) {
        body = withOtherBytes(body);
      }
    }
    return body;
  }

  private PostedCall withOtherField(PostedCall call) {
    String field = PostedCall.SPECIFIED.get(random.nextInt(PostedCall.SPECIFIED.size()));
    return switch (random.nextInt(6)) {
      case 0 -> call.without(field);
      case 1 -> call.withJson(field, "[".repeat(random.nextInt(DEEP)));
      case 2 ->
          call.with(field, "x".repeat(random.nextInt(random.nextInt(8) == 0 ? TOO_LONG : 400)));
      case 3 -> call.withJson("tpUnknown" + random.nextInt(10), any(VALUES));
      default -> call.withJson(field, any(VALUES));
    };
  }

  private byte[] withOtherBytes(byte[] body) {
    int at = random.nextInt(body.length + 1);
    byte[] tail = Arrays.copyOfRange(body, at, body.length);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(body, at);
      case 1 -> tail;
      case 2 -> joined(body, tail);
      case 3 -> joined(Arrays.copyOf(body, at), any(VALUES).getBytes(StandardCharsets.UTF_8), tail);
      case 4 -> new String(body, StandardCharsets.UTF_8).getBytes(any(CHARSETS));
      default -> withOneBitTurned(body, at);
    };
  }

  private byte[] withOneBitTurned(byte[] body, int at) {
    byte[] turned = body.clone();
    if (at < turned.length) {
      turned[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return turned;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
