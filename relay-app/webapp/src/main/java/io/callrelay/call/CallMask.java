package io.callrelay.call;

import io.callrelay.platform.PhoneNumbers;
import io.callrelay.platform.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows what belongs to a call without anybody's phone number: of each only the last four digits.
 * Hidden are the call's own numbers, however they are grouped, and whatever else may be a
 * {@linkplain PhoneNumbers phone number}. The {@code tpCallID} stays, for support finds the call by
 * it, unless it holds a number of the call.
 */
public final class CallMask {
  /** Of a number with country code, so many digits are what others write too. */
  private static final int NATIONAL = 10;

  private static final int LEAST = 5;

  private final Call call;
  private final List<String> own;
  private final String keptId;
  private final Pattern hidden;

  private CallMask(Call call) {
    this.call = call;
    this.own =
        List.of(call.callerNumber(), call.didNumber()).stream()
            .map(CallMask::digits)
            .filter(number -> number.length() >= LEAST)
            .map(number -> number.substring(Math.max(0, number.length() - NATIONAL)))
            .toList();
    this.keptId = holdsOwnNumber(call.id().value()) ? "" : call.id().value();
    this.hidden = Pattern.compile(alternatives());
  }

  /** For the texts of this call. */
  public static CallMask of(Call call) {
    return new CallMask(call);
  }

  private boolean holdsOwnNumber(String value) {
    String digits = digits(value);
    return own.stream().anyMatch(digits::contains);
  }

  private String alternatives() {
    List<String> any = new ArrayList<>();
    if (!keptId.isEmpty()) {
      any.add("(?<![0-9])" + Pattern.quote(keptId) + "(?![0-9])");
    }
    own.forEach(number -> any.add(grouped(number)));
    any.add(PhoneNumbers.ANY);
    return String.join("|", any);
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  private static String grouped(String number) {
    return number
        .chars()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(PhoneNumbers.BETWEEN));
  }

  /** A foreign text about the call, such as an answer, an error or a path. */
  public String text(String foreign) {
    return hidden.matcher(foreign).replaceAll(found -> Matcher.quoteReplacement(shown(found)));
  }

  private String shown(MatchResult found) {
    String run = found.group();
    if (run.equals(keptId)) {
      return run;
    }
    return holdsOwnNumber(run) ? PhoneNumbers.lastDigits(run) : PhoneNumbers.shown(run);
  }

  /** The call's value for a field. */
  public String value(CallField field) {
    String value = call.value(field);
    return switch (field) {
      // What a caller keyed in may be a number or a secret of his.
      case CALLER_NUMBER, DID_NUMBER, DTMF -> Printable.maskedNumber(value);
      case CUSTOMER_NAME, RECORDING_PATH -> text(value);
      case ID -> value;
      default -> holdsOwnNumber(value) ? text(value) : value;
    };
  }
}
