package io.callrelay.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One way to spoil a body. {@code where} and {@code what} are any numbers; each way makes of them
 * what it needs.
 */
record Mangling(Way way, int where, int what) {
  private static final int LONGEST_PADDING = 70_000;
  private static final int USUAL_PADDING = 400;
  private static final int DEEPEST = 2_000;
  private static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.ISO_8859_1,
          Charset.forName("UTF-32"),
          Charset.forName("windows-1252"),
          Charset.forName("GB18030"));
  private static final List<String> SNIPPETS =
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
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\x\"",
          "\"\u2028\"",
          "\"\u202e\"",
          "\"\u0000\"",
          "'",
          "\\",
          "//",
          "/*",
          "NaN",
          "\uFEFF",
          "\"tpCallID\":\"1\",",
          "\"tpCallID\":{\"tpCallID\":1},",
          ",",
          "}",
          "{");

  /** The ways. */
  enum Way {
    FLIP_A_BIT,
    CUT_OUT,
    CUT_OFF,
    REPEAT,
    INSERT_A_BYTE,
    INSERT_A_SNIPPET,
    REPLACE_A_VALUE,
    PAD_A_VALUE,
    NEST,
    PAD_WITH_BLANKS,
    OTHER_CHARSET
  }

  byte[] of(byte[] body) {
    return switch (way) {
      case FLIP_A_BIT -> body.length == 0 ? body : flipped(body);
      case CUT_OUT -> joined(head(body), tail(body, what % 40));
      case CUT_OFF -> head(body);
      case REPEAT -> joined(body, tail(body, 0));
      case INSERT_A_BYTE -> joined(head(body), new byte[] {(byte) what}, tail(body, 0));
      case INSERT_A_SNIPPET -> joined(head(body), utf8(snippet()), tail(body, 0));
      case REPLACE_A_VALUE -> withValue(body, snippet());
      case PAD_A_VALUE -> withValue(body, "\"" + "x".repeat(padding()) + "\"");
      case NEST -> withValue(body, "[".repeat(what % DEEPEST) + "]".repeat(what % DEEPEST));
      case PAD_WITH_BLANKS -> joined(body, utf8(" ".repeat(padding())));
      case OTHER_CHARSET ->
          new String(body, StandardCharsets.UTF_8).getBytes(CHARSETS.get(what % CHARSETS.size()));
    };
  }

  private byte[] flipped(byte[] body) {
    byte[] other = body.clone();
    other[where % body.length] ^= (byte) (1 << what % 8);
    return other;
  }

  /** Mostly short; one in eight may be longer than a body may be. */
  private int padding() {
    return what % (what % 8 == 0 ? LONGEST_PADDING : USUAL_PADDING);
  }

  private String snippet() {
    return SNIPPETS.get(what % SNIPPETS.size());
  }

  /** The JSON with another value in place of one of its own. */
  private byte[] withValue(byte[] body, String value) {
    String text = new String(body, StandardCharsets.UTF_8);
    List<Integer> colons = colons(text);
    if (colons.isEmpty()) {
      return body;
    }
    int from = colons.get(where % colons.size()) + 1;
    int to = text.indexOf(",\n", from);
    return utf8(text.substring(0, from) + value + (to < 0 ? "}" : text.substring(to)));
  }

  private static List<Integer> colons(String text) {
    return IntStream.range(0, text.length())
        .filter(at -> text.startsWith("\": ", at))
        .map(at -> at + 1)
        .boxed()
        .toList();
  }

  private byte[] head(byte[] body) {
    return Arrays.copyOf(body, where % (body.length + 1));
  }

  private byte[] tail(byte[] body, int skipped) {
    int from = Math.min(body.length, where % (body.length + 1) + skipped);
    return Arrays.copyOfRange(body, from, body.length);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
