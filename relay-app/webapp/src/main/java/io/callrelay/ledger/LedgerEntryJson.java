package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallPayload;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.platform.tracing.TraceContext;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A ledger entry as text, for as long as it waits in the queue. */
public final class LedgerEntryJson {
  /** Looked up once: every static method of {@code Json} would look it up again. */
  static final JsonProvider JSON = JsonProvider.provider();

  private LedgerEntryJson() {}

  /** The entry as one JSON object. */
  public static String write(LedgerEntry entry) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (entry instanceof Accepted accepted) {
      json.add("kind", "accepted").add("queued", accepted.queued());
      addCall(json, accepted.call(), accepted.origin());
      accepted.rawBody().ifPresent(raw -> json.add("rawBody", base64(raw)));
    } else if (entry instanceof Attempted attempted) {
      json.add("kind", "attempted").add("next", next(attempted.next()));
      addCall(json, attempted.call(), attempted.origin());
      json.add("attempt", AttemptJson.write(attempted.attempt()));
    } else if (entry instanceof Rejected rejected) {
      json.add("kind", "rejected")
          .add("id", rejected.id().toString())
          .add("receivedAt", rejected.receivedAt().toString())
          .add("source", rejected.source())
          .add("rawBody", base64(rejected.rawBody()))
          .add("violations", rejected.violations());
      rejected.callId().ifPresent(id -> json.add("callId", id));
    }
    return json.build().toString();
  }

  /**
   * The entry in a text that {@link #write} made.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static LedgerEntry read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return switch (json.getString("kind")) {
        case "accepted" -> accepted(json);
        case "attempted" -> attempted(json);
        case "rejected" -> rejected(json);
        default -> throw new IllegalArgumentException("unknown kind " + json.getString("kind"));
      };
    } catch (JsonException | NullPointerException | ClassCastException | DateTimeException e) {
      throw new IllegalArgumentException("the text holds no ledger entry: " + e.getMessage(), e);
    }
  }

  private static Accepted accepted(JsonObject json) {
    return new Accepted(
        CallPayload.read(json.getString("call")),
        origin(json),
        rawBody(json),
        json.getBoolean("queued"));
  }

  private static Attempted attempted(JsonObject json) {
    return new Attempted(
        CallPayload.read(json.getString("call")),
        origin(json),
        AttemptJson.read(json.getJsonObject("attempt")),
        next(json.getJsonObject("next")));
  }

  private static Rejected rejected(JsonObject json) {
    return new Rejected(
        UUID.fromString(json.getString("id")),
        Instant.parse(json.getString("receivedAt")),
        json.getString("source"),
        Optional.ofNullable(json.getString("callId", null)),
        rawBody(json).orElseThrow(() -> new IllegalArgumentException("rawBody is missing")),
        json.getString("violations"));
  }

  private static void addCall(JsonObjectBuilder json, Call call, Origin origin) {
    json.add("call", CallPayload.of(call))
        .add("acceptedAt", origin.acceptedAt().toString())
        .add("source", origin.source())
        .add("ticket", origin.ticket().toString());
    origin
        .trace()
        .ifPresent(
            trace -> json.add("traceparent", trace.parent()).add("tracestate", trace.state()));
  }

  private static Origin origin(JsonObject json) {
    return new Origin(
        Instant.parse(json.getString("acceptedAt")),
        json.getString("source"),
        UUID.fromString(json.getString("ticket")),
        TraceContext.read(json.getString("traceparent", null), json.getString("tracestate", null)));
  }

  private static JsonObjectBuilder next(Next next) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (next instanceof Next.RetryAt retry) {
      json.add("retryAt", retry.at().toString());
    } else if (next instanceof Next.StaysQueued queued) {
      json.add("staysQueuedUntil", queued.at().toString());
    }
    return json;
  }

  private static Next next(JsonObject json) {
    if (json.containsKey("retryAt")) {
      return new Next.RetryAt(Instant.parse(json.getString("retryAt")));
    }
    return json.containsKey("staysQueuedUntil")
        ? new Next.StaysQueued(Instant.parse(json.getString("staysQueuedUntil")))
        : new Next.Done();
  }

  private static Optional<byte[]> rawBody(JsonObject json) {
    return Optional.ofNullable(json.getString("rawBody", null)).map(Base64.getDecoder()::decode);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static JsonArrayBuilder array(Iterable<String> texts) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    texts.forEach(array::add);
    return array;
  }
}
