package io.callrelay.process;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the distribution writes down when everybody around it is hostile, and what it takes. */
class HostileCallsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_BODY = Duration.ofSeconds(60);

  private static HostileScene scene;
  private static Trail trail;

  @BeforeAll
  static void play() {
    scene = HostileScene.played();
    trail = scene.trail();
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  void the_trail_leads_through_every_place_where_something_is_written() {
    assertThat(String.join("\n", trail.places()))
        .contains(
            HostileScene.LOG,
            HostileScene.FIRST,
            HostileScene.SECOND,
            "the webhook",
            "the collector of traces",
            "a mail",
            "true-pulse-support-",
            "the support bundle!attempts.ndjson",
            "the support bundle!attempts.csv",
            "the support bundle!summary.html",
            "the answer to GET /metrics",
            "the answer to GET /openapi",
            "the answer to GET /api/v1/acts",
            "the answer to GET /api/v1/quarantine/{id}",
            "the answer to GET /api/v1/incidents/{id}");
    assertThat(trail.at("the support bundle!attempts.ndjson")).contains("planted-plain", "2041");
    assertThat(trail.at(HostileScene.LOG)).contains("attempt-failed", "call-quarantined");
  }

  @Test
  void no_number_of_a_customer_is_written_anywhere_beyond_its_last_four_digits() {
    assertThat(trail.search(scene.planted()::numbersIn)).isEmpty();
  }

  @Test
  void no_secret_is_written_anywhere() {
    assertThat(trail.search(scene.planted()::secretsIn)).isEmpty();
  }

  @Test
  void every_line_of_the_log_is_one_event_whatever_comes_from_outside() {
    for (String place : List.of(HostileScene.LOG, HostileScene.FIRST)) {
      List<JsonNode> events =
          trail.at(place).strip().lines().map(line -> event(place, line)).toList();
      assertThat(events).hasSizeGreaterThan(50);
      assertThat(events).allMatch(event -> event.hasNonNull("time") && event.hasNonNull("level"));
      assertThat(events).noneMatch(event -> event.path("event").asText().equals("forged"));
    }
    assertThat(trail.at(HostileScene.LOG)).contains("forged");
  }

  private static JsonNode event(String place, String line) {
    try {
      JsonNode event = JSON.readTree(line);
      assertThat(event.isObject()).as("%s: %s", place, line).isTrue();
      return event;
    } catch (IOException e) {
      throw new UncheckedIOException(place + ": " + line, e);
    }
  }

  @Test
  void no_control_character_and_no_hidden_line_break_is_in_what_people_read() {
    for (String place : List.of(HostileScene.LOG, HostileScene.FIRST, HostileScene.SECOND)) {
      assertThat(trail.at(place).split("\n"))
          .as(place)
          .noneMatch(
              line ->
                  line.chars()
                      .anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029));
    }
  }

  @Test
  void nobody_s_redirect_is_followed() {
    assertThat(scene.elsewhere()).isEmpty();
  }

  @Test
  void a_source_that_runs_wild_is_told_to_wait_and_others_are_not() {
    RelayApi wild = scene.wild();
    List<Response> answers =
        IntStream.range(0, 200).parallel().mapToObj(i -> wild.post(PostedCall.answered())).toList();

    assertThat(answers).extracting(Response::statusCode).containsOnly(202, 429);
    List<Response> refused = answers.stream().filter(one -> one.statusCode() == 429).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.getHeader("Retry-After")).matches("[1-9][0-9]*");
              assertThat(answer.contentType()).isEqualTo("application/problem+json");
            });
    assertThat(scene.api().post(PostedCall.answered()).statusCode()).isEqualTo(202);
  }

  @Test
  void a_body_that_drips_or_stops_is_refused() throws IOException {
    String head =
        "POST /api/v1/calls HTTP/1.1\r\nHost: relay\r\nAuthorization: Bearer "
            + scene.api().intakeToken()
            + "\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n";
    try (Socket drips = connect();
        Socket stops = connect()) {
      send(drips, head);
      send(stops, head + "{\"tpCallID\":");
      within(
          LONGEST_BODY,
          () -> {
            send(drips, " ");
            assertThat(drips.getInputStream().available()).isPositive();
          });
      assertThat(answer(drips)).startsWith("HTTP/1.1 408");
      assertThat(answer(stops)).startsWith("HTTP/1.1 408");
    }
  }

  private static Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), scene.api().root().getPort());
    socket.setSoTimeout(Math.toIntExact(LONGEST_BODY.toMillis()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String answer(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(16), StandardCharsets.US_ASCII);
  }
}
