package io.callrelay.simulator.certification.report.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Callers' and tracking numbers. They are learned from what calls itself a caller, a DID or a
 * number anywhere in the certificate, and are then masked wherever they occur, in whatever
 * spelling.
 */
final class PhoneNumbers {
  /** Digits that stay. */
  static final int SHOWN = 4;

  /** A number without its country code or trunk zero. */
  private static final int SIGNIFICANT = 10;

  /** Shorter ones are masked only where they stand alone: they may be a part of anything. */
  private static final int LONG = 7;

  private static final Pattern NAMED =
      Pattern.compile(
          "(?:caller|did|phone|mobile|msisdn|number)[a-z0-9_]{0,40}\\\\{0,9}[\"']?\\s{0,9}[:=>]\\s{0,9}\\[?\\\\*[\"']?"
              + "([^\"'&,}<\\\\\\r\\n]{1,64})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JSON_ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
  private static final Pattern URL_ESCAPE = Pattern.compile("(?:%[0-9a-fA-F]{2}){1,200}");

  /** What looks like a number in a sentence, where nothing says that it is one. */
  private static final Pattern LIKELY =
      Pattern.compile("\\+\\d[\\d -]{6,16}\\d|(?<![\\w.:-])\\d{10,12}(?![\\w:-]|\\.\\d)");

  private final Set<String> known =
      new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(n -> n));

  /** Remembers the numbers that a text names. */
  void learn(String text) {
    Matcher named = NAMED.matcher(unescaped(text));
    while (named.find()) {
      String digits = named.group(1).replaceAll("[^0-9]", "");
      if (digits.length() > SHOWN) {
        known.add(significant(digits));
      }
    }
  }

  private static String unescaped(String text) {
    String plain = text.replace("\0", "");
    plain = JSON_ESCAPE.matcher(plain).replaceAll(m -> literal(Integer.parseInt(m.group(1), 16)));
    return URL_ESCAPE
        .matcher(plain)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    URLDecoder.decode(m.group(), StandardCharsets.ISO_8859_1)));
  }

  private static String literal(int character) {
    return Matcher.quoteReplacement(Character.toString((char) character));
  }

  private static String significant(String digits) {
    if (digits.length() > SIGNIFICANT) {
      return digits.substring(digits.length() - SIGNIFICANT);
    }
    String stripped = digits.replaceFirst("^0+", "");
    return stripped.length() > SHOWN ? stripped : digits;
  }

  /** Masks the numbers that were learned. */
  String masked(String text) {
    String masked = text;
    Digits digits = Digits.in(masked);
    for (String number : known) {
      if (digits.values().contains(number)) {
        masked = digits.masked(number, number.length() < LONG);
        digits = Digits.in(masked);
      }
    }
    return masked;
  }

  /** Masks also what only looks like a number. */
  String maskedProse(String text) {
    return LIKELY
        .matcher(masked(text))
        .replaceAll(m -> Matcher.quoteReplacement(allButLast(m.group())));
  }

  private static String allButLast(String number) {
    int end = number.length() - SHOWN;
    return number.substring(0, end).replaceAll("[0-9]", "*") + number.substring(end);
  }
}
