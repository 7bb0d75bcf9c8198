package io.callrelay.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A relay's API as its callers use it. */
public final class RelayClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI relay;

  public RelayClient(URI relay) {
    this.relay = relay;
  }

  public CompletableFuture<HttpResponse<String>> post(String body) {
    HttpRequest request =
        request("/api/v1/calls", RelaySetup.INTAKE_TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  /** What the ledger says of a call, once it answers. Empty: it knows no such call. */
  public Optional<JsonNode> journey(String callId) {
    return askJourney(callId).join();
  }

  /** What the ledger says of each of the calls that it knows. */
  public Map<String, JsonNode> journeys(Collection<String> callIds) {
    List<String> ids = List.copyOf(Set.copyOf(callIds));
    Map<String, JsonNode> found = new ConcurrentHashMap<>();
    for (int begin = 0; begin < ids.size(); begin += AT_ONCE) {
      List<String> group = ids.subList(begin, Math.min(ids.size(), begin + AT_ONCE));
      CompletableFuture.allOf(
              group.stream()
                  .map(
                      id ->
                          askJourney(id)
                              .thenAccept(
                                  journey -> journey.ifPresent(known -> found.put(id, known))))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
    return found;
  }

  public JsonNode status() {
    return json(get("/api/v1/status").join());
  }

  /** What an operator is answered, whatever it is. */
  public HttpResponse<String> look(String path) {
    return get(path).join();
  }

  /** Does what an operator may do, and requires that it is done. */
  public void act(String path, String json) {
    HttpRequest request =
        request(path, RelaySetup.OPERATOR_TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    json(client.sendAsync(request, BodyHandlers.ofString()).join());
  }

  private CompletableFuture<Optional<JsonNode>> askJourney(String callId) {
    return get("/api/v1/calls/" + callId)
        .thenApply(
            response ->
                response.statusCode() == 404 ? Optional.empty() : Optional.of(json(response)));
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return client.sendAsync(
        request(path, RelaySetup.OPERATOR_TOKEN).GET().build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(relay.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.uri() + ": " + response.statusCode() + response.body());
    }
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(response.body(), e);
    }
  }
}
