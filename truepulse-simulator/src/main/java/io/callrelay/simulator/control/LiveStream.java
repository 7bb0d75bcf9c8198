package io.callrelay.simulator.control;

import io.callrelay.simulator.script.BadInput;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/**
 * Server-sent events for the web page: eight times a second the arrivals since the last time, at
 * most 200, and once a second the counts. So a page keeps up with any rate, and one that reads
 * slowly is told how many it was not shown. Each event's id is the place from which a client that
 * lost the connection is told the rest.
 */
final class LiveStream {
  private static final long TICK_MS = 125;
  private static final int TICKS_PER_COUNT = 8;
  private static final int MOST_ROWS = 200;

  private final ArrivalIndex index;
  private final ArrivalQuery query;
  private final HttpServerResponse response;
  private final Supplier<JsonObject> counts;
  private String epoch;
  private long told;
  private long settled;
  private long ticks;

  private LiveStream(
      ArrivalIndex index,
      ArrivalQuery query,
      HttpServerResponse response,
      Supplier<JsonObject> counts) {
    this.index = index;
    this.query = query;
    this.response = response;
    this.counts = counts;
    this.epoch = index.epoch();
    this.told = index.newest();
  }

  /**
   * Begins after the arrival that the client names in {@code Last-Event-ID} or {@code after} (as
   * EPOCH:NUMBER), otherwise with the next.
   */
  static void start(
      Vertx vertx, ArrivalIndex index, HttpServerRequest request, Supplier<JsonObject> counts)
      throws BadInput {
    Request read = new Request("GET", request.path(), request.params(), "");
    HttpServerResponse response = request.response();
    LiveStream stream = new LiveStream(index, ArrivalQuery.of(read), response, counts);
    String from = request.getHeader("Last-Event-ID");
    stream.resume(from == null ? read.parameter("after").orElse("") : from);
    response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    response.putHeader("Cache-Control", "no-store").write("retry: 1000\n\n");
    long timer = vertx.setPeriodic(0, TICK_MS, tick -> stream.tick());
    response.closeHandler(closed -> vertx.cancelTimer(timer));
  }

  private void resume(String from) {
    int colon = from.lastIndexOf(':');
    if (colon < 0 || !from.substring(colon + 1).matches("\\d{1,18}")) {
      return;
    }
    boolean same = from.substring(0, colon).equals(epoch);
    if (same) {
      told = Math.min(told, Long.parseLong(from.substring(colon + 1)));
    } else {
      epoch = ""; // The next tick tells that numbers began again.
    }
  }

  private void tick() {
    if (response.closed() || response.writeQueueFull()) {
      return;
    }
    if (!epoch.equals(index.epoch())) {
      epoch = index.epoch();
      told = 0;
      settled = 0;
      send("reset", new JsonObject());
    }
    tellArrivals();
    if (ticks++ % TICKS_PER_COUNT == 0) {
      send("counts", counts.get());
    }
  }

  /** Up to what was the newest one tick ago: those before it, on other threads, are in by now. */
  private void tellArrivals() {
    if (settled > told) {
      ArrivalIndex.Found found = index.search(query, told, settled + 1, MOST_ROWS);
      told = settled;
      send("arrivals", Watching.rows(found));
    }
    settled = index.newest();
  }

  private void send(String event, JsonObject data) {
    response.write(
        "id: " + epoch + ":" + told + "\nevent: " + event + "\ndata: " + data.encode() + "\n\n");
  }
}
