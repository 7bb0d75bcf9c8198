package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.CallHistory;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.CallState;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.tls.CertificateKind;
import io.callrelay.simulator.webhook.Traffic;
import io.callrelay.simulator.webhook.WebhookEndpoint;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What each path of the control API does. */
final class ControlRoutes {
  private static final int MOST_CALLS = 10_000;

  private final CallLedger ledger;
  private final ScriptRoutes scripts;
  private final WebhookEndpoint endpoint;
  private final Traffic traffic;
  private final Watching watching;
  private final Supplier<URI> address;

  ControlRoutes(ControlServer.Parts parts, Watching watching) {
    this.ledger = parts.ledger();
    this.scripts = new ScriptRoutes(parts.scripts());
    this.endpoint = parts.endpoint();
    this.traffic = parts.traffic();
    this.address = parts.webhook();
    this.watching = watching;
  }

  /** Paths are matched without {@code /api/}. */
  Future<Reply> reply(Request request) throws BadInput {
    return switch (request.segment(0)) {
      case "health" -> done(request.only("GET", this::health));
      case "summary" -> done(request.only("GET", this::counts));
      case "arrivals" -> done(request.only("GET", () -> watching.search(request)));
      case "rates" -> done(request.only("GET", () -> watching.rates(request)));
      case "unidentified" ->
          done(request.only("GET", () -> history(request, ledger.unidentified())));
      case "calls" -> done(calls(request));
      case "scripts" -> done(scripts.reply(request));
      case "journal" -> done(request.only("DELETE", this::forget));
      case "endpoint" -> switchEndpoint(request);
      default -> done(request.unknownPath());
    };
  }

  private static Future<Reply> done(Reply reply) {
    return Future.succeededFuture(reply);
  }

  /** The counts, and whether the webhook port listens. */
  JsonObject counts() {
    return CallViews.summary(ledger.summary(), traffic).put("webhook", webhook());
  }

  private String webhook() {
    return endpoint.isListening() ? "listening" : "refusing";
  }

  private static JsonObject history(Request request, CallHistory call) throws BadInput {
    String compare = request.parameter("compare").orElse("");
    if (!compare.isEmpty() && !compare.equals("fields")) {
      throw new BadInput("compare", "compare is fields, not \"" + compare + "\"");
    }
    return compare.isEmpty() ? CallViews.history(call) : CallViews.compared(call);
  }

  private JsonObject health() {
    JsonObject json =
        new JsonObject()
            .put("status", "UP")
            .put("webhook", webhook())
            .put("webhookPort", endpoint.port())
            .put("webhookUrl", address.get().toString())
            .put("tls", endpoint.certificate().isPresent());
    endpoint.certificate().ifPresent(kind -> json.put("certificate", words(kind)));
    return json;
  }

  private JsonObject forget() {
    ledger.clear();
    traffic.reset();
    return new JsonObject().put("forgotten", true);
  }

  private Future<Reply> switchEndpoint(Request request) throws BadInput {
    return switch (request.segment(1)) {
      case "refuse" -> request.isA("POST") ? endpoint.refuse().map(this::state) : wrong(request);
      case "listen" -> request.isA("POST") ? endpoint.listen().map(this::state) : wrong(request);
      case "certificate" -> request.isA("POST") ? certificate(request) : wrong(request);
      default -> done(request.unknownPath());
    };
  }

  private Future<Reply> certificate(Request request) throws BadInput {
    String wanted = request.segment(2);
    for (CertificateKind kind : CertificateKind.values()) {
      if (words(kind).equals(wanted)) {
        return endpoint.certificate().isPresent()
            ? endpoint.useCertificate(kind).map(this::state)
            : done(Reply.failed(409, "the webhook port has no TLS; see --tls", "certificate"));
      }
    }
    String known =
        Stream.of(CertificateKind.values()).map(ControlRoutes::words).toList().toString();
    throw new BadInput(
        "certificate", "certificate is one of " + known + ", not \"" + wanted + "\"");
  }

  private static String words(CertificateKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Reply state(Void done) {
    return Reply.ok(health());
  }

  private static Future<Reply> wrong(Request request) {
    return done(request.wrongMethod("POST"));
  }

  private Reply calls(Request request) throws BadInput {
    String id = request.segment(1);
    if (id.isEmpty()) {
      return request.only("GET", () -> list(request));
    }
    if (id.equals("never-seen") && request.isA("POST")) {
      return neverSeen(request);
    }
    if (!request.isA("GET")) {
      return request.wrongMethod("GET");
    }
    Optional<CallHistory> call = ledger.history(id);
    return call.isPresent()
        ? Reply.ok(history(request, call.get()))
        : Reply.notFound("tpCallID", "\"" + id + "\" was never seen");
  }

  private JsonObject list(Request request) throws BadInput {
    Optional<CallState> state = Optional.empty();
    Optional<String> wanted = request.parameter("state");
    if (wanted.isPresent()) {
      state = Optional.of(state(wanted.get()));
    }
    int skip = request.number("skip", 0, Integer.MAX_VALUE);
    int limit = request.number("limit", 100, MOST_CALLS);
    return CallViews.lines(ledger.calls(state, skip, limit));
  }

  private static CallState state(String name) throws BadInput {
    try {
      return CallState.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String known = Arrays.toString(CallState.values());
      throw new BadInput("state", "state is one of " + known + ", not \"" + name + "\"");
    }
  }

  private Reply neverSeen(Request request) throws BadInput {
    try {
      List<String> ids = new JsonArray(request.body()).stream().map(String::valueOf).toList();
      return Reply.ok(new JsonObject().put("neverSeen", new JsonArray(ledger.neverSeen(ids))));
    } catch (DecodeException e) {
      throw new BadInput("body", "the body is a JSON list of tpCallIDs");
    }
  }
}
