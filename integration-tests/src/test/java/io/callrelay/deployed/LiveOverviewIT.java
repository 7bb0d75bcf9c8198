package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The overview as server-sent events. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveOverviewIT {
  private static final String PATH = "/api/v1/overview/events";

  private final RelayApi relay;

  LiveOverviewIT(RelayApi relay) {
    this.relay = relay;
  }

  @Test
  void whoever_listens_sees_a_call_wait_and_go() throws Exception {
    try (Listening first = new Listening();
        Listening second = new Listening()) {
      relay.pause();
      first.eventuallyHears("\"state\":\"PAUSED\"");
      relay.accept(PostedCall.answered());
      for (Listening listening : List.of(first, second)) {
        listening.eventuallyHears("\"undelivered\":{\"count\":1");
      }

      relay.resume();
      first.eventuallyHears("\"undelivered\":{\"count\":0");
      assertThat(first.lines).contains("event: overview");
    }
  }

  @Test
  void whoever_has_gone_away_disturbs_nobody() throws Exception {
    Listening gone = new Listening();
    gone.eventuallyHears("\"health\"");
    gone.close();

    try (Listening stays = new Listening()) {
      eventually(
          () ->
              assertThat(stays.lines.stream().filter("event: overview"::equals).count())
                  .isGreaterThan(3));
    }
  }

  @Test
  void nobody_listens_without_a_token() {
    relay.anonymous().accept("text/event-stream").get(PATH).then().statusCode(401);
  }

  /** Somebody who listens, while the test goes on. */
  private final class Listening implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final InputStream stream;
    private final CompletableFuture<Void> reading;

    Listening() throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(relay.root() + PATH))
              .header("Authorization", "Bearer " + relay.operatorToken())
              .build();
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/event-stream");
      stream = response.body();
      reading = CompletableFuture.runAsync(this::read);
    }

    private void read() {
      Scanner scanner = new Scanner(stream, StandardCharsets.UTF_8);
      while (scanner.hasNextLine()) {
        lines.add(scanner.nextLine());
      }
    }

    void eventuallyHears(String part) {
      eventually(() -> assertThat(lines).anyMatch(line -> line.contains(part)));
    }

    @Override
    public void close() throws IOException {
      stream.close();
      reading.join();
    }
  }
}
