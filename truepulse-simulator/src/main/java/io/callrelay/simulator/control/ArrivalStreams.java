package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.JournalLine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Optional;

/** Arrivals one after the other: all that is kept, or live. */
final class ArrivalStreams {
  private final Vertx vertx;
  private final CallLedger ledger;
  private final Optional<Path> journal;

  ArrivalStreams(Vertx vertx, CallLedger ledger, Optional<Path> journal) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.journal = journal;
  }

  /** NDJSON: the file if there is one, otherwise the newest arrivals from memory. */
  void journal(HttpServerResponse response) {
    response.putHeader("Content-Type", "application/x-ndjson");
    if (journal.isPresent()) {
      response.sendFile(journal.get().toString());
      return;
    }
    StringBuilder lines = new StringBuilder();
    ledger.newest().forEach(arrival -> lines.append(JournalLine.of(arrival)).append('\n'));
    response.end(lines.toString());
  }

  /** Server-sent events, one per arrival; a client that reads too slowly misses some. */
  void events(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    response.putHeader("Cache-Control", "no-store").write(": arrivals follow\n\n");
    Context context = vertx.getOrCreateContext();
    Runnable stop = ledger.listen(arrival -> context.runOnContext(now -> send(response, arrival)));
    response.closeHandler(closed -> stop.run());
  }

  private static void send(HttpServerResponse response, Arrival arrival) {
    if (!response.closed() && !response.writeQueueFull()) {
      response.write("event: arrival\ndata: " + JournalLine.of(arrival) + "\n\n");
    }
  }
}
