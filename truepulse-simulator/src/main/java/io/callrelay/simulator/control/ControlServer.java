package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.webhook.Traffic;
import io.callrelay.simulator.webhook.WebhookEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The HTTP server of the control port: the API, the web page, and what is mounted beside them. */
public final class ControlServer {
  private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());
  private static final String CSP =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src"
          + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Vertx vertx;
  private final HttpServer server;
  private final CallLedger ledger;
  private final ControlRoutes routes;
  private final ArrivalStreams streams;
  private final Watching watching = new Watching(Clock.systemUTC());
  private final ApiDocument document = new ApiDocument();
  private final WebPage page = new WebPage();
  private final Mounted mounted = new Mounted();
  private volatile ControlGuard guard = new ControlGuard("localhost");

  /**
   * What it shows and steers.
   *
   * @param journal the file behind the ledger, which is sent as it is
   * @param webhook where integrations post
   */
  public record Parts(
      CallLedger ledger,
      ScriptBook scripts,
      WebhookEndpoint endpoint,
      Traffic traffic,
      Optional<Path> journal,
      Supplier<URI> webhook) {}

  /**
   * @param options with TLS or without
   */
  public ControlServer(Vertx vertx, Parts parts, HttpServerOptions options) {
    this.vertx = vertx;
    this.ledger = parts.ledger();
    this.routes = new ControlRoutes(parts, watching);
    this.streams = new ArrivalStreams(vertx, parts);
    this.server = vertx.createHttpServer(options);
    server.requestHandler(this::handle);
  }

  /** Returns the port it listens on. */
  public Future<Integer> listen(String host, int port) {
    guard = new ControlGuard(host);
    watching.watch(ledger);
    if (ledger.summary().arrivals() > 0) {
      vertx
          .executeBlocking(() -> watching.remember(ledger))
          .onFailure(e -> LOG.log(Level.ERROR, "the page does not show earlier arrivals", e));
    }
    return server.listen(port, host).map(HttpServer::actualPort);
  }

  /**
   * Adds pages and routes of somebody else's.
   *
   * @return takes them away again
   */
  public Runnable mount(ControlExtension extension) {
    return mounted.add(extension);
  }

  private void handle(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("X-Content-Type-Options", "nosniff").putHeader("X-Frame-Options", "DENY");
    response.putHeader("Content-Security-Policy", CSP).putHeader("Referrer-Policy", "no-referrer");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    Optional<Reply> refused = guard.refuse(request);
    if (refused.isPresent()) {
      send(request, refused.get());
    } else if (!mounted.take(request) && !page.take(request)) {
      api(request);
    }
  }

  private void api(HttpServerRequest request) {
    String method = request.method().name();
    Optional<Reply> refused = document.refuse(method, request.path());
    if (refused.isPresent()) {
      send(request, refused.get());
      return;
    }
    switch (method + " " + request.path()) {
      case "GET /api/events" -> streams.events(request);
      case "GET /api/live" -> live(request);
      case "GET /api/journal" -> streams.journal(request.response());
      case "GET /api/journal.har" -> streams.archive(request.response());
      case "GET /api/openapi.json" ->
          send(request, new Reply(200, "application/json", document.text()));
      case "GET /api/extensions" -> send(request, Reply.ok(mounted.links()));
      default -> answer(request);
    }
  }

  private void live(HttpServerRequest request) {
    try {
      LiveStream.start(vertx, watching.index(), request, routes::counts);
    } catch (BadInput e) {
      send(request, Reply.badInput(e.field(), String.valueOf(e.getMessage())));
    }
  }

  private void answer(HttpServerRequest request) {
    request
        .body()
        .compose(body -> reply(request, body))
        .onSuccess(reply -> send(request, reply))
        .onFailure(failure -> fail(request, failure));
  }

  private Future<Reply> reply(HttpServerRequest request, Buffer body) {
    try {
      return routes.reply(
          new Request(request.method().name(), request.path(), request.params(), body.toString()));
    } catch (BadInput e) {
      return Future.succeededFuture(Reply.badInput(e.field(), String.valueOf(e.getMessage())));
    }
  }

  private static void fail(HttpServerRequest request, Throwable failure) {
    LOG.log(Level.ERROR, "a control request failed and is answered 500", failure);
    send(request, Reply.failed(500, String.valueOf(failure.getMessage()), ""));
  }

  private static void send(HttpServerRequest request, Reply reply) {
    request
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", reply.contentType())
        .putHeader("Cache-Control", "no-store")
        .end(reply.body());
  }
}
