package io.callrelay.simulator.certification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An intake that answers every call with one status and never reports it. */
public final class TakingAndDoingNothing implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int status;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  private TakingAndDoingNothing(int status) throws IOException {
    this.status = status;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  public static TakingAndDoingNothing answering(int status) throws IOException {
    return new TakingAndDoingNothing(status);
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(open.incrementAndGet(), Math::max);
    connections.add(exchange.getRemoteAddress());
    exchange.getRequestBody().readAllBytes();
    open.decrementAndGet();
    requests.incrementAndGet();
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  int requests() {
    return requests.get();
  }

  int connections() {
    return connections.size();
  }

  /** How many requests were under way at the same time, at most. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  public URI intake() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/calls");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
