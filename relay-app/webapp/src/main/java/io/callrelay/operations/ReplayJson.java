package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.ledger.CallFilterJson;
import io.callrelay.ledger.CallSearch;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Replay;
import io.callrelay.ledger.Replays.Preview;
import java.io.IOException;

/** Replays as people look at them. */
final class ReplayJson {
  private ReplayJson() {}

  /** The fields of a replay, into the object begun. */
  static void write(JsonGenerator json, Replay replay) throws IOException {
    json.writeStringField("id", replay.id().toString());
    json.writeStringField("state", replay.state().name());
    json.writeStringField("createdAt", replay.start().previewedAt().toString());
    json.writeStringField("createdBy", replay.start().by());
    json.writeStringField("reason", replay.start().reason().orElse(""));
    json.writeObjectFieldStart("filter");
    CallFilterJson.writeMasked(json, replay.filter());
    json.writeEndObject();
    json.writeNumberField("expected", replay.expected());
    json.writeNumberField("done", replay.done());
    OrNull.time(json, "finishedAt", replay.end().at());
    OrNull.text(json, "cancelledBy", replay.end().cancelledBy());
    OrNull.text(json, "cancelReason", replay.end().reason());
    json.writeStringField("words", words(replay));
  }

  private static String words(Replay replay) {
    return switch (replay.state()) {
      case PREVIEWED -> "Looked at, and not started.";
      case RUNNING -> "%d of about %d calls made due.".formatted(replay.done(), replay.expected());
      case DONE -> "%d calls were made due.".formatted(replay.done());
      case CANCELLED -> "Cancelled after %d calls, which stay due.".formatted(replay.done());
    };
  }

  /** What a replay would do. */
  static void write(JsonGenerator json, Preview preview, CallSearch search) throws IOException {
    json.writeStringField("token", preview.token().toString());
    json.writeStringField("expiresAt", preview.expiresAt().toString());
    json.writeNumberField("calls", preview.waiting().calls());
    json.writeBooleanField("countIsExact", preview.waiting().exact());
    json.writeNumberField("alreadyQueued", preview.queued().calls());
    json.writeArrayFieldStart("sample");
    for (CallView call : preview.sample()) {
      FoundCallJson.write(json, call, search.needsAttention(call));
    }
    json.writeEndArray();
    json.writeStringField("words", words(preview));
  }

  private static String words(Preview preview) {
    return "%s%d waiting calls would be tried now; %d more are in the queue already. Delivered and"
            .formatted(
                preview.waiting().exact() ? "" : "At least ",
                preview.waiting().calls(),
                preview.queued().calls())
        + " withdrawn calls are left out.";
  }
}
