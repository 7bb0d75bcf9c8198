package io.callrelay.support;

import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces by OTLP over HTTP, as JSON, and keeps them. */
public final class TraceCollector implements AutoCloseable {
  /**
   * A span that came.
   *
   * @param parentId empty when it begins its trace
   */
  public record Span(String traceId, String id, String parentId, String name) {}

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();

  private TraceCollector(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  public static TraceCollector start() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 0);
    TraceCollector collector = new TraceCollector(server);
    server.createContext(
        "/v1/traces",
        exchange -> {
          collector.keep(new JsonPath(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return collector;
  }

  private void keep(JsonPath request) {
    List<Map<String, ?>> came = request.getList("resourceSpans[0].scopeSpans[0].spans");
    List<Span> read = new ArrayList<>();
    for (Map<String, ?> span : came) {
      read.add(
          new Span(
              span.get("traceId").toString(),
              span.get("spanId").toString(),
              Objects.toString(span.get("parentSpanId"), ""),
              span.get("name").toString()));
    }
    spans.addAll(read);
  }

  /** Where traces are sent. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** The spans of a trace that have come so far. */
  public List<Span> of(String traceId) {
    return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
