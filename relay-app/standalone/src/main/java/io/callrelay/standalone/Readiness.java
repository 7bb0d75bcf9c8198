package io.callrelay.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Whether the relay takes calls, as its own health check says. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The server answers UP without a check in it while the WAR is not there yet. */
  private static final Pattern WITH_CHECKS = Pattern.compile("\"checks\"\\s*:\\s*\\[\\s*\\{");

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final HttpRequest request;

  Readiness(URI relay) {
    request = HttpRequest.newBuilder(relay.resolve("/health/ready")).timeout(PATIENCE).build();
  }

  /**
   * What the check says now.
   *
   * @param ready whether calls are taken
   * @param detail the check's own words
   */
  record Answer(boolean ready, String detail) {}

  Answer ask() throws InterruptedException {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      boolean ready = response.statusCode() == 200 && WITH_CHECKS.matcher(response.body()).find();
      return new Answer(ready, response.body());
    } catch (IOException e) {
      return new Answer(false, e.toString());
    }
  }
}
