package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.Source.Driven;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The operators' API of the relay of this project, for integrations that have it. */
public final class RelayApi {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI base;
  private final String token;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private RelayApi(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * Asks {@code GET /api/v1/status} with the operator's token; empty: it is another integration.
   */
  static Optional<RelayApi> probe(Driven driven) throws InterruptedException {
    if (driven.operatorToken().isEmpty()) {
      return Optional.empty();
    }
    RelayApi api = new RelayApi(driven.intake().resolve("/"), driven.operatorToken().get());
    return api.get("/api/v1/status")
        .filter(status -> status.contains("\"delivery\""))
        .map(status -> api);
  }

  /** The log of one call, with every attempt and its answer. */
  public Optional<String> call(String callId) throws InterruptedException {
    return get("/api/v1/calls/" + URLEncoder.encode(callId, StandardCharsets.UTF_8));
  }

  /** The export for True Pulse support, of that time; empty: this version has none. */
  public Optional<byte[]> supportBundle(Instant from, Instant to) throws InterruptedException {
    return bytes("/api/v1/support-bundle?from=" + from + "&to=" + to);
  }

  private Optional<String> get(String path) throws InterruptedException {
    return bytes(path).map(body -> new String(body, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> bytes(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .GET()
            .build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException noAnswer) {
      return Optional.empty();
    }
  }
}
