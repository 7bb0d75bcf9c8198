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
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;

/** The HTTP server of the control port. */
public final class ControlServer {
  private static final System.Logger LOG = System.getLogger(ControlServer.class.getName());

  private final HttpServer server;
  private final ControlRoutes routes;
  private final ArrivalStreams streams;

  /**
   * @param journal the file behind the ledger, which is sent as it is
   */
  public ControlServer(
      Vertx vertx,
      CallLedger ledger,
      ScriptBook scripts,
      WebhookEndpoint endpoint,
      Traffic traffic,
      Optional<Path> journal) {
    this.routes = new ControlRoutes(ledger, scripts, endpoint, traffic);
    this.streams = new ArrivalStreams(vertx, ledger, journal);
    this.server = vertx.createHttpServer();
    server.requestHandler(this::handle);
  }

  /** Returns the port it listens on. */
  public Future<Integer> listen(String host, int port) {
    return server.listen(port, host).map(HttpServer::actualPort);
  }

  private void handle(HttpServerRequest request) {
    boolean get = request.method().name().equals("GET");
    if (get && request.path().equals("/api/events")) {
      streams.events(request);
    } else if (get && request.path().equals("/api/journal")) {
      streams.journal(request.response());
    } else {
      request
          .body()
          .compose(body -> reply(request, body))
          .onSuccess(reply -> send(request, reply))
          .onFailure(failure -> fail(request, failure));
    }
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
        .end(reply.body());
  }
}
