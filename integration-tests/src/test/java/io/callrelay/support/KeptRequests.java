package io.callrelay.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that takes whatever comes and keeps it. */
public final class KeptRequests implements AutoCloseable {
  /**
   * What to answer.
   *
   * @param location empty when it is no redirect
   */
  private record Answer(int status, String location, String body) {}

  private static final Answer USUAL = new Answer(200, "", "");

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();

  private KeptRequests(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port of the loopback. */
  public static KeptRequests start() {
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try {
      KeptRequests kept = new KeptRequests(HttpServer.create(here, 0));
      kept.server.createContext("/", kept::take);
      kept.server.start();
      return kept;
    } catch (IOException e) {
      throw new IllegalStateException("no port is free", e);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    StringBuilder request = new StringBuilder();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> request.append(name + ": " + values + "\n"));
    requests.add(request + "\n" + body);
    Answer next = answers.isEmpty() ? USUAL : answers.poll();
    if (!next.location().isEmpty()) {
      exchange.getResponseHeaders().add("Location", next.location());
    }
    byte[] answer = next.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(next.status(), answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Redirects the next request. */
  public void redirectOnce(int status, URI location) {
    answers.add(new Answer(status, location.toString(), ""));
  }

  /** Refuses the next request that is not answered otherwise. */
  public void refuseOnce(int status, String body) {
    answers.add(new Answer(status, "", body));
  }

  /**
   * The headers, without the address, and body of each request, in the order in which they came.
   */
  public List<String> requests() {
    return requests;
  }

  /** Its address with this path. */
  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
