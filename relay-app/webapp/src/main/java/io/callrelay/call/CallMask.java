package io.callrelay.call;

import io.callrelay.platform.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows what belongs to a call without anybody's phone number: of each only the last four digits.
 * Hidden are the call's own numbers, however they are grouped, and every run of seven digits or
 * more. The {@code tpCallID} stays, for support finds the call by it, unless it holds a number of
 * the call.
 */
public final class CallMask {
  private static final String ANY_NUMBER = "(?<![0-9])[0-9]{7,}(?![0-9])";
  private static final String SEPARATORS = "[ ()./-]{0,3}";

  /** Of a number with country code, so many digits are what others write too. */
  private static final int NATIONAL = 10;

  private static final int LEAST = 5;
  private static final int SHOWN = 4;

  private final Call call;
  private final String keptId;
  private final Pattern hidden;

  private CallMask(Call call) {
    this.call = call;
    List<String> own =
        List.of(call.callerNumber(), call.didNumber()).stream()
            .map(CallMask::digits)
            .filter(number -> number.length() >= LEAST)
            .map(number -> number.substring(Math.max(0, number.length() - NATIONAL)))
            .toList();
    String idDigits = digits(call.id().value());
    boolean idIsSafe = own.stream().noneMatch(idDigits::contains);
    this.keptId = idIsSafe ? call.id().value() : "";
    this.hidden = Pattern.compile(alternatives(own));
  }

  /** For the texts of this call. */
  public static CallMask of(Call call) {
    return new CallMask(call);
  }

  private String alternatives(List<String> own) {
    List<String> any = new ArrayList<>();
    if (!keptId.isEmpty()) {
      any.add("(?<![0-9])" + Pattern.quote(keptId) + "(?![0-9])");
    }
    own.forEach(number -> any.add(grouped(number)));
    any.add(ANY_NUMBER);
    return String.join("|", any);
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private static String grouped(String number) {
    return number.chars().mapToObj(Character::toString).collect(Collectors.joining(SEPARATORS));
  }

  /** A foreign text about the call, such as an answer, an error or a path. */
  public String text(String foreign) {
    Matcher found = hidden.matcher(foreign);
    StringBuilder masked = new StringBuilder();
    while (found.find()) {
      String run = found.group();
      found.appendReplacement(
          masked, run.equals(keptId) ? Matcher.quoteReplacement(run) : stars(run));
    }
    return found.appendTail(masked).toString();
  }

  private static String stars(String run) {
    StringBuilder masked = new StringBuilder(run);
    int shown = 0;
    for (int i = run.length() - 1; i >= 0; i--) {
      if (Character.isDigit(run.charAt(i)) && ++shown > SHOWN) {
        masked.setCharAt(i, '*');
      }
    }
    return masked.toString();
  }

  /** The call's value for a field. */
  public String value(CallField field) {
    String value = call.value(field);
    return switch (field) {
      // What a caller keyed in may be a number or a secret of his.
      case CALLER_NUMBER, DID_NUMBER, DTMF -> Printable.maskedNumber(value);
      case CUSTOMER_NAME, RECORDING_PATH -> text(value);
      default -> value;
    };
  }
}
