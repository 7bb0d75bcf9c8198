package io.callrelay.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Follows one call and prints what is new. */
final class Watching {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final DemoCall call;
  private final String id;
  private final PrintStream out;
  private int attemptsShown;
  private String waitShown = "";
  private boolean delivered;

  Watching(DemoCall call, String id, PrintStream out) {
    this.call = call;
    this.id = id;
    this.out = out;
  }

  /** Asks the relay once. */
  void look(Api relay, String token) throws IOException, InterruptedException {
    if (delivered) {
      return;
    }
    HttpResponse<String> response = relay.get("/api/v1/calls/" + id, token);
    if (response.statusCode() == 200) {
      show(Journey.read(response.body()));
    }
  }

  private void show(Journey journey) {
    for (Journey.Attempt attempt : journey.attempts()) {
      if (attempt.number() > attemptsShown) {
        attemptsShown = attempt.number();
        print(
            "attempt %d: %s after %d ms: %s"
                .formatted(
                    attempt.number(), attempt.verdict(), attempt.tookMillis(), attempt.detail()));
      }
    }
    if (journey.isDelivered()) {
      delivered = true;
      int attempts = journey.attemptCount();
      print(attempts == 1 ? "delivered at the first attempt" : "delivered at attempt " + attempts);
    } else if (!journey.nextAttemptAt().isEmpty() && !journey.nextAttemptAt().equals(waitShown)) {
      waitShown = journey.nextAttemptAt();
      print("waits until " + clock(Instant.parse(waitShown)));
    }
  }

  void print(String event) {
    String now = TIME.format(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS));
    out.printf("%s  %-9s  %s  %s%n", now, call.status(), id, event);
  }

  private static String clock(Instant time) {
    return TIME.format(time.atZone(ZoneId.systemDefault()));
  }

  boolean isDelivered() {
    return delivered;
  }

  String id() {
    return id;
  }
}
