package io.callrelay.bench;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Posts calls when they are due, whether or not the ones before have been answered, and counts from
 * the moment they were due: a relay that stalls cannot slow the load down and look quick.
 */
final class OpenLoop {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI intake;
  private final String authorization;

  OpenLoop(RelayApi relay) {
    this.intake = relay.root().resolve("/api/v1/calls");
    this.authorization = "Bearer " + relay.intakeToken();
  }

  Books run(String name, int rate, Duration time) {
    long sent = rate * time.toSeconds();
    Map<String, Instant> accepted = new ConcurrentHashMap<>();
    Map<String, Long> other = new ConcurrentHashMap<>();
    Histogram acceptMicros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
    List<CompletableFuture<Void>> answers = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < sent; i++) {
      long due = start + TimeUnit.SECONDS.toNanos(i) / rate;
      waitUntil(due);
      String id = name + "-" + i;
      answers.add(
          post(id)
              .handle(
                  (answer, thrown) -> {
                    if (thrown == null && answer.statusCode() == 202) {
                      accepted.put(id, Instant.now());
                      acceptMicros.recordValue((System.nanoTime() - due) / 1000);
                    } else {
                      String what = thrown == null ? "" + answer.statusCode() : thrown.toString();
                      other.merge(what, 1L, Long::sum);
                    }
                    return null;
                  }));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
    return new Books(sent, accepted, other, acceptMicros);
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private CompletableFuture<HttpResponse<Void>> post(String id) {
    HttpRequest request =
        HttpRequest.newBuilder(intake)
            .header("Authorization", authorization)
            .header("Content-Type", "application/json")
            .timeout(TIMEOUT)
            .POST(HttpRequest.BodyPublishers.ofString(PostedCall.answered(id).json()))
            .build();
    return client.sendAsync(request, BodyHandlers.discarding());
  }
}
