package io.callrelay.platform.tracing;

import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;

/**
 * Sends ended spans by OTLP over HTTP, in JSON, every second what there is. A collector that does
 * not take them gets them again while there is room to keep them; then new ones are dropped and
 * counted. No call ever waits for it.
 */
final class SpanExport implements AutoCloseable {
  private static final EventLog LOG = EventLog.of(SpanExport.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_WAITING = 4096;
  private static final int LARGEST_BATCH = 512;
  private static final int TOO_MANY = 429;
  private static final int FIRST_REFUSAL = 300;
  private static final int FIRST_OUTAGE = 500;

  private final URI collector;
  private final OtlpJson otlp;
  private final Metrics metrics;
  private final HttpClient client;
  private final BlockingQueue<OtlpJson.Ended> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<OtlpJson.Ended> batch = new ArrayList<>();
  private BackgroundLoop loop;
  private boolean refused;

  @SuppressWarnings("NullAway.Init") // the loop is there before anybody else is
  private SpanExport(URI collector, String node, Metrics metrics) {
    this.collector = collector;
    this.otlp = new OtlpJson(node);
    this.metrics = metrics;
    // With threads of its own: the container's take nothing more while it stops, and a request that
    // waits for one of them would then keep the server from ending.
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  static SpanExport start(URI collector, String node, Executor executor, Metrics metrics) {
    SpanExport export = new SpanExport(collector, node, metrics);
    export.loop = BackgroundLoop.start("traces", EVERY, executor, export::sendAll);
    return export;
  }

  /** A span is over. */
  void ended(Span span, Instant at) {
    if (span.begun().context().sampled() && !waiting.offer(new OtlpJson.Ended(span, at))) {
      metrics.count(Metric.SPANS_DROPPED);
    }
  }

  /** A batch that was not taken stays, and goes out first the next time. */
  private synchronized void sendAll() throws InterruptedException {
    do {
      waiting.drainTo(batch, LARGEST_BATCH - batch.size());
      if (batch.isEmpty() || !send()) {
        return;
      }
      batch.clear();
    } while (!waiting.isEmpty());
  }

  /** Whether the batch is done with. */
  private boolean send() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(collector)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(otlp.write(batch)))
            .build();
    try {
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      return done(answer.statusCode());
    } catch (IOException e) {
      tellOfChange(e.toString());
      return false;
    }
  }

  /**
   * What the collector will never take is dropped, so that it does not hold up the rest. A redirect
   * is such a refusal: traces go where the settings say and nowhere else.
   */
  private boolean done(int status) {
    if (status < FIRST_REFUSAL) {
      refused = false;
      return true;
    }
    tellOfChange("status " + status);
    boolean later = status == TOO_MANY || status >= FIRST_OUTAGE;
    if (!later) {
      metrics.count(Metric.SPANS_DROPPED, batch.size());
    }
    return !later;
  }

  private void tellOfChange(String why) {
    if (!refused) {
      LOG.warning("traces-not-taken")
          .with("collector", collector.getHost())
          .with("reason", why)
          .tell("Traces are not taken; the newest are kept for a while. No call waits for them");
    }
    refused = true;
  }

  @Override
  public void close() {
    loop.close();
    try {
      sendAll();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
