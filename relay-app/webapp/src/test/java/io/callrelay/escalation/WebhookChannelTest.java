package io.callrelay.escalation;

import static io.callrelay.escalation.Reports.digest;
import static io.callrelay.escalation.Reports.notice;
import static io.callrelay.escalation.Reports.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.callrelay.platform.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Against a real HTTP server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookChannelTest {
  /** The second number stands where the text is cut. */
  private static final String REFUSAL =
      "no such hook, call +91-98410 12345".concat(".".repeat(159)).concat("9841012345");

  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = REFUSAL.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void plain_json_has_what_a_program_needs() throws Exception {
    channel("json").send(raised(), notice(raised(), "127.0.0.1"));

    JsonObject sent = only();
    assertThat(sent.getString("kind")).isEqualTo("RAISED");
    JsonObject incident = sent.getJsonArray("incidents").getJsonObject(0);
    assertThat(incident.getString("cause")).isEqualTo("endpoint-unreachable");
    assertThat(incident.getString("since")).isEqualTo("2026-03-01T11:40:05Z");
    assertThat(incident.getInt("calls")).isEqualTo(1842);
    assertThat(sent.getJsonObject("truePulse").getString("mail"))
        .isEqualTo("support@truepulse.com");
  }

  @Test
  void slack_gets_a_text_and_one_section_for_each_incident() throws Exception {
    channel("slack").send(digest(), notice(digest(), "127.0.0.1"));

    JsonObject sent = only();
    assertThat(sent.getString("text")).contains("3 incidents, 2 of them open");
    assertThat(sent.getJsonArray("blocks")).hasSize(3);
    assertThat(sent.getJsonArray("blocks").getJsonObject(0).getJsonObject("text").getString("text"))
        .contains("*True Pulse is unreachable*", "+91 7204464475");
  }

  @Test
  void teams_gets_one_adaptive_card() throws Exception {
    channel("teams").send(raised(), notice(raised(), "127.0.0.1"));

    JsonObject card = only().getJsonArray("attachments").getJsonObject(0);
    assertThat(card.getString("contentType")).isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(
            card.getJsonObject("content").getJsonArray("body").getJsonObject(0).getString("text"))
        .isEqualTo("True Pulse is unreachable");
  }

  @Test
  void a_refusal_and_a_redirect_are_not_sent_and_neither_is_followed() {
    for (int refusal : List.of(404, 500, 302)) {
      status = refusal;
      bodies.clear();
      NotSent why = refused(channel("json"));
      assertThat(why.why()).contains("HTTP " + refusal, "no such hook").doesNotContain("98410");
      assertThat(bodies).hasSize(1);
    }
  }

  @Test
  void a_webhook_that_is_down_is_named_by_its_host_and_not_by_its_secret_address() {
    WebhookChannel channel = channel("json");
    server.stop(0);

    assertThat(refused(channel).why()).contains("127.0.0.1").doesNotContain("secret");
  }

  private static NotSent refused(WebhookChannel channel) {
    NotSent why =
        catchThrowableOfType(
            NotSent.class, () -> channel.send(raised(), notice(raised(), "127.0.0.1")));
    assertThat(why).isNotNull();
    return why;
  }

  private JsonObject only() {
    assertThat(bodies).hasSize(1);
    return Json.createReader(new StringReader(bodies.get(0))).readObject();
  }

  private WebhookChannel channel(String form) {
    Map<String, String> values =
        Map.of(
            "relay.truepulse.url",
            "https://truepulse.example/",
            "relay.support.webhook-url",
            "http://127.0.0.1:%d/secret".formatted(server.getAddress().getPort()),
            "relay.support.webhook-form",
            form);
    Settings settings =
        Settings.from(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build());
    return new WebhookChannel(settings, work -> new Thread(work).start());
  }
}
