package io.callrelay.ledger;

import static io.callrelay.ledger.LedgerEntryJson.JSON;

import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** An attempt within a ledger entry's text. */
final class AttemptJson {
  private AttemptJson() {}

  static JsonObjectBuilder write(Attempt attempt) {
    Verdict verdict = attempt.verdict();
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", attempt.id().toString())
            .add("node", attempt.node())
            .add("startedAt", attempt.startedAt().toString())
            .add("took", attempt.took().toString())
            .add("verdict", verdict.getClass().getSimpleName())
            .add("reason", verdict.reason().name())
            .add("detail", verdict.detail());
    attempt.answer().ifPresent(answer -> json.add("answer", write(answer)));
    return json;
  }

  private static JsonObjectBuilder write(Answer answer) {
    return JSON.createObjectBuilder()
        .add("status", answer.status())
        .add("contentType", answer.contentType())
        .add("retryAfter", LedgerEntryJson.array(answer.retryAfter()))
        .add("body", LedgerEntryJson.base64(answer.body()))
        .add("length", answer.length())
        .add("complete", answer.complete());
  }

  static Attempt read(JsonObject json) {
    return new Attempt(
        UUID.fromString(json.getString("id")),
        json.getString("node"),
        Instant.parse(json.getString("startedAt")),
        Duration.parse(json.getString("took")),
        verdict(json),
        Optional.ofNullable(json.getJsonObject("answer")).map(AttemptJson::answer));
  }

  /** The wish to be left alone was heeded when the attempt was made, and is not kept. */
  private static Verdict verdict(JsonObject json) {
    String detail = json.getString("detail");
    Reason reason = Reason.valueOf(json.getString("reason"));
    return switch (json.getString("verdict")) {
      case "Success" -> new Verdict.Success(detail);
      case "Refused" -> new Verdict.Refused(reason, detail, Optional.empty());
      default -> new Verdict.Unreachable(reason, detail, Optional.empty());
    };
  }

  private static Answer answer(JsonObject json) {
    return new Answer(
        json.getInt("status"),
        json.getString("contentType"),
        json.getJsonArray("retryAfter").getValuesAs(JsonString::getString),
        Base64.getDecoder().decode(json.getString("body")),
        json.getJsonNumber("length").longValue(),
        json.getBoolean("complete"));
  }
}
