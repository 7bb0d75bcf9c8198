package io.callrelay.simulator.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bodies that come with 200 and are not the answer of S6.1, however near they look. The vendor has
 * no call that was answered so, unless the step says that it accepts.
 */
public enum OddBody {
  /** {@code success} is not {@code SUCCESS}. */
  SUCCESS_LOWER_CASE("{\"status\":\"success\",\"message\":\"Data added successfully.\"}"),
  SUCCESS_WITH_BLANKS("{\"status\":\" SUCCESS \",\"message\":\"Data added successfully.\"}"),
  SUCCESS_NESTED("{\"result\":{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}}"),
  SUCCESS_IN_ARRAY("[{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}]"),
  SUCCESS_NUMBER("{\"status\":1,\"message\":\"Data added successfully.\"}"),
  /** The right object, and something behind it. */
  SUCCESS_AND_MORE("{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"} trailing"),
  /** What a proxy says under 200. */
  HTML_PAGE(
      "text/html; charset=utf-8",
      "<!DOCTYPE html><html><head><title>SUCCESS</title></head>"
          + "<body><h1>Please sign in</h1></body></html>",
      StandardCharsets.UTF_8),
  PLAIN_TEXT("text/plain; charset=utf-8", "SUCCESS", StandardCharsets.UTF_8),
  NOT_JSON("{\"status\":\"SUCCESS\",\"message\":"),
  /** S6.1 in UTF-16 with its byte order mark, declared as UTF-8. */
  UTF_16(
      "application/json; charset=utf-8",
      "{\"status\":\"SUCCESS\",\"message\":\"Data added successfully.\"}",
      StandardCharsets.UTF_16),
  /** Its message has a letter that is no UTF-8, although the header says so. */
  LATIN_1(
      "application/json; charset=utf-8",
      "{\"status\":\"SUCCESS\",\"message\":\"Donn\u00e9es ajout\u00e9es.\"}",
      StandardCharsets.ISO_8859_1);

  private final String type;
  private final String text;
  private final Charset charset;

  OddBody(String json) {
    this("application/json", json, StandardCharsets.UTF_8);
  }

  OddBody(String type, String text, Charset charset) {
    this.type = type;
    this.text = text;
    this.charset = charset;
  }

  /** As scripts call it: {@code success-lower-case}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Answer answer() {
    return Answer.empty().withContentType(type).withBody(text.getBytes(charset));
  }
}
