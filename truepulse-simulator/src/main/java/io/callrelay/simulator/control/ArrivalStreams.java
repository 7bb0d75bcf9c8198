package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.ledger.JournalLine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Arrivals one after the other: all that is kept, or live. */
final class ArrivalStreams {
  private static final System.Logger LOG = System.getLogger(ArrivalStreams.class.getName());

  private final Vertx vertx;
  private final CallLedger ledger;
  private final Optional<Path> journal;
  private final Supplier<URI> webhook;

  ArrivalStreams(Vertx vertx, ControlServer.Parts parts) {
    this.vertx = vertx;
    this.ledger = parts.ledger();
    this.journal = parts.journal();
    this.webhook = parts.webhook();
  }

  /** NDJSON: the file if there is one, otherwise the newest arrivals from memory. */
  void journal(HttpServerResponse response) {
    response.putHeader("Content-Type", "application/x-ndjson");
    response.putHeader("Content-Disposition", "attachment; filename=\"truepulse-journal.ndjson\"");
    if (journal.isPresent()) {
      response.sendFile(journal.get().toString());
      return;
    }
    stream(response, "", line -> Buffer.buffer(line).appendByte((byte) '\n'), "");
  }

  /** HAR 1.2 of the same arrivals. */
  void archive(HttpServerResponse response) {
    response.putHeader("Content-Type", "application/json");
    response.putHeader("Content-Disposition", "attachment; filename=\"truepulse-journal.har\"");
    String host = webhook.get().resolve("/").toString().replaceFirst("/$", "");
    HarSeparator separator = new HarSeparator();
    stream(
        response,
        "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"True Pulse simulator\","
            + "\"version\":\"1\"},\"pages\":[],\"entries\":[",
        line -> separator.before(HarEntry.of(new JsonObject(line), host).toBuffer()),
        "]}}");
  }

  /** Puts a comma before every entry but the first. */
  private static final class HarSeparator {
    private boolean later;

    Buffer before(Buffer entry) {
      Buffer separated = Buffer.buffer(later ? ",\n" : "\n").appendBuffer(entry);
      later = true;
      return separated;
    }
  }

  /** Makes bytes out of a journal line. */
  private interface Form {
    Buffer of(String line);
  }

  /** On a worker's thread, as fast as the client reads, so that memory does not grow. */
  private void stream(HttpServerResponse response, String head, Form form, String tail) {
    response.setChunked(true);
    vertx
        .executeBlocking(
            () -> {
              Outlet outlet = new Outlet(response);
              outlet.write(Buffer.buffer(head));
              eachLine(line -> outlet.write(form.of(line)));
              outlet.write(Buffer.buffer(tail));
              outlet.finish();
              return true;
            },
            false)
        .onFailure(failure -> breakOff(response, failure));
  }

  private static void breakOff(HttpServerResponse response, Throwable failure) {
    LOG.log(Level.ERROR, "an export broke off; its connection is closed", failure);
    response.reset();
  }

  /** Takes lines until it has enough. */
  private interface Taker {
    boolean take(String line) throws InterruptedException;
  }

  /** Journal lines, oldest first; of the file only lines that were whole when this began. */
  private void eachLine(Taker taker) throws IOException, InterruptedException {
    if (journal.isEmpty()) {
      for (Arrival arrival : ledger.newest()) {
        if (!taker.take(JournalLine.of(arrival))) {
          return;
        }
      }
      return;
    }
    long whole = ledger.summary().arrivals();
    try (BufferedReader lines = Files.newBufferedReader(journal.get())) {
      for (long i = 0; i < whole; i++) {
        String line = lines.readLine();
        if (line == null || !taker.take(line)) {
          return;
        }
      }
    }
  }

  /** Server-sent events, one per arrival; a client that reads too slowly misses some. */
  void events(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.setChunked(true).putHeader("Content-Type", "text/event-stream");
    response.putHeader("Cache-Control", "no-store").write(": arrivals follow\n\n");
    Context context = vertx.getOrCreateContext();
    Runnable stop =
        ledger.listen(
            arrival ->
                context.runOnContext(
                    now -> send(response, arrival.number(), JournalLine.of(arrival))));
    response.closeHandler(closed -> stop.run());
  }

  private static void send(HttpServerResponse response, long number, String line) {
    if (!response.closed() && !response.writeQueueFull()) {
      response.write("id: " + number + "\nevent: arrival\ndata: " + line + "\n\n");
    }
  }
}
