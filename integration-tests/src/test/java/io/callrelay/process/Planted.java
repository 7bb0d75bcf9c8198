package io.callrelay.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers of customers and secrets that a test gave the relay, and where they are found. A number
 * is found in whatever spelling and with digits of whatever script, as a whole or masked so that it
 * shows more than its last four.
 */
final class Planted {
  private static final String SEPARATOR = "[ \u00A0()./_\u2010-\u2015+-]{0,3}";

  /** Digits, and what stands in place of digits that are hidden or were cut off. */
  private static final Pattern RUN =
      Pattern.compile("[0-9*\u2026](?:" + SEPARATOR + "[0-9*\u2026])+");

  /** The beginning of a number whose end was cut off before it could be recognised. */
  private static final Pattern CUT = Pattern.compile("cut-here [0-9]{5,}");

  private static final int SHOWN = 4;
  private static final int AROUND = 80;

  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /**
   * Plants a number.
   *
   * @param spelling as it is given to the relay; at least ten digits
   */
  String number(String where, String spelling) {
    String digits = asciiDigits(spelling).replaceAll("[^0-9]", "");
    numbers.put(where, digits.substring(digits.length() - 10));
    return spelling;
  }

  /** Plants a secret. */
  String secret(String what, String secret) {
    secrets.put(what, secret);
    return secret;
  }

  /** One sentence for each number that stands in a text. */
  List<String> numbersIn(String place, String text) {
    List<String> found = new ArrayList<>();
    String plain = asciiDigits(text);
    RUN.matcher(plain).results().forEach(run -> shown(run, place, plain, found));
    CUT.matcher(plain)
        .results()
        .forEach(cut -> found.add(place + " shows a number that was cut: " + around(plain, cut)));
    return found;
  }

  private void shown(MatchResult run, String place, String text, List<String> found) {
    String digits = run.group().replaceAll("[^0-9*\u2026]", "").replace('\u2026', '*');
    numbers.forEach(
        (where, number) -> {
          if (isShown(number, digits)) {
            found.add(
                "%s shows the number of %s (%s): %s"
                    .formatted(place, where, number, around(text, run)));
          }
        });
  }

  private static boolean isShown(String number, String run) {
    if (run.contains(number.substring(1)) || run.contains(number.substring(0, 9))) {
      return true;
    }
    for (int length = 3; length < number.length(); length++) {
      boolean beginning = run.contains(number.substring(0, length) + "*");
      boolean end =
          length > SHOWN && run.contains("*" + number.substring(number.length() - length));
      if (beginning || end) {
        return true;
      }
    }
    return false;
  }

  /** One sentence for each secret that stands in a text, plain or in Base64. */
  List<String> secretsIn(String place, String text) {
    List<String> found = new ArrayList<>();
    secrets.forEach(
        (what, secret) -> {
          String base64 =
              Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
          if (text.contains(secret) || text.contains(base64)) {
            int at = Math.max(text.indexOf(secret), text.indexOf(base64));
            found.add(
                "%s holds %s: %s"
                    .formatted(place, what, text.substring(Math.max(0, at - AROUND), at)));
          }
        });
    return found;
  }

  private static String around(String text, MatchResult found) {
    return text.substring(
            Math.max(0, found.start() - AROUND), Math.min(text.length(), found.end() + AROUND))
        .replaceAll("\\s+", " ");
  }

  private static String asciiDigits(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      if (Character.isDigit(plain.charAt(i))) {
        plain.setCharAt(i, Character.forDigit(Character.digit(plain.charAt(i), 10), 10));
      }
    }
    return plain.toString();
  }
}
