package io.callrelay.operations.bundle;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallMask;
import io.callrelay.ledger.Evidence.Kept;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.platform.Json;
import io.callrelay.verdict.Answer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An attempt as it is shown in a bundle, numbers masked or not.
 *
 * @param call its fields
 * @param state of the call when the bundle was made
 * @param attempt as it was recorded; what it says is to be had from the other fields
 * @param detail what happened, in words
 */
record ShownAttempt(
    Map<CallField, String> call,
    String state,
    PastAttempt attempt,
    String detail,
    Optional<ShownAnswer> answer) {
  /**
   * What came back.
   *
   * @param text of the body; what is not UTF-8 is shown as U+FFFD
   * @param base64 the body's bytes when they are not UTF-8 and numbers are shown
   */
  record ShownAnswer(
      int status,
      String contentType,
      String retryAfter,
      String text,
      Optional<String> base64,
      long length,
      boolean complete) {}

  static ShownAttempt of(Kept kept, boolean fullNumbers) {
    CallMask mask = CallMask.of(kept.call());
    UnaryOperator<String> text = fullNumbers ? UnaryOperator.identity() : mask::text;
    Map<CallField, String> call = new EnumMap<>(CallField.class);
    for (CallField field : CallField.values()) {
      call.put(field, fullNumbers ? value(kept.call(), field) : mask.value(field));
    }
    return new ShownAttempt(
        call,
        kept.state().name(),
        kept.attempt(),
        text.apply(kept.attempt().detail()),
        kept.attempt().answer().map(answer -> shown(answer, text, fullNumbers)));
  }

  private static String value(Call call, CallField field) {
    return call.value(field);
  }

  private static ShownAnswer shown(Answer answer, UnaryOperator<String> text, boolean bytes) {
    return new ShownAnswer(
        answer.status(),
        text.apply(answer.contentType()),
        text.apply(String.join(", ", answer.retryAfter())),
        text.apply(new String(answer.body(), StandardCharsets.UTF_8)),
        bytes && !isUtf8(answer.body())
            ? Optional.of(Base64.getEncoder().encodeToString(answer.body()))
            : Optional.empty(),
        answer.length(),
        answer.complete());
  }

  private static boolean isUtf8(byte[] body) {
    try {
      Json.utf8(body);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** The same with no more of the answer than a page shows. */
  ShownAttempt brief(int mostOfAnswer) {
    return new ShownAttempt(
        call, state, attempt, detail, answer.map(whole -> brief(whole, mostOfAnswer)));
  }

  private static ShownAnswer brief(ShownAnswer whole, int most) {
    String text =
        whole.text().length() <= most
            ? whole.text()
            : whole.text().substring(0, most) + "… (the rest is in attempts.ndjson)";
    return new ShownAnswer(
        whole.status(),
        whole.contentType(),
        whole.retryAfter(),
        text,
        Optional.empty(),
        whole.length(),
        whole.complete());
  }

  /** Its {@code tpCallID}. */
  String callId() {
    return call.getOrDefault(CallField.ID, "");
  }

  boolean succeeded() {
    return attempt.verdict().equals("Success");
  }
}
