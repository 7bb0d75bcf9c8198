package io.callrelay.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckingTest {
  @TempDir Path home;

  private Properties before = new Properties();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void a_distribution_with_an_embedded_database() throws IOException {
    before = (Properties) System.getProperties().clone();
    Files.createDirectories(home.resolve("lib"));
    Files.createFile(home.resolve("lib").resolve("mariadb-linux-x86_64.jar"));
  }

  @AfterEach
  void put_the_system_properties_back() {
    System.setProperties(before);
  }

  @Test
  void a_wrong_setting_is_told_and_nothing_is_met() throws Exception {
    settings("relay.truepulse.url=http://truepulse.example/");

    assertThat(check()).isEqualTo(StartFailure.BAD_SETTINGS);
    assertThat(words()).contains("BAD   settings: relay.truepulse.url", "https");
  }

  @Test
  void every_part_that_is_not_there_is_told_and_not_only_the_first() throws Exception {
    int nobody = free();
    settings(
        "relay.truepulse.url=http://127.0.0.1:" + nobody + "/",
        "relay.ledger.url=jdbc:mysql://127.0.0.1:" + nobody + "/relay",
        "relay.broker.url=tcp://127.0.0.1:" + nobody);

    assertThat(check()).isEqualTo(StartFailure.UNAVAILABLE);
    assertThat(words())
        .contains("BAD   ledger: relay.ledger.url")
        .contains("BAD   broker: " + home.resolve("lib/relay-broker.rar") + " cannot be unpacked")
        .contains("BAD   True Pulse: relay.truepulse.url: nobody answers");
  }

  @Test
  void what_is_there_is_good_and_no_call_is_posted() throws Exception {
    try (ServerSocket endpoint = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings("relay.truepulse.url=http://127.0.0.1:" + endpoint.getLocalPort() + "/");

      assertThat(check()).as(words()).isZero();
      assertThat(endpoint.accept().getInputStream().readAllBytes()).isEmpty();
    }
    assertThat(words()).doesNotContain("BAD").contains("good  True Pulse");
  }

  @Test
  void half_of_open_id_connect_is_refused_with_what_is_missing() throws Exception {
    settings(
        "relay.truepulse.url=https://truepulse.example/",
        "relay.oidc.issuer=https://sso.example.com/realms/operations",
        "relay.oidc.client-secret=secret",
        "relay.support.link=https://relay.example.com/");

    assertThat(check()).isEqualTo(StartFailure.BAD_SETTINGS);
    assertThat(words())
        .contains("BAD   settings: relay.oidc.client-id (RELAY_OIDC_CLIENT_ID): is missing")
        .contains("BAD   settings: relay.oidc.role-viewer")
        .doesNotContain("relay.oidc.client-secret");
  }

  @Test
  void a_provider_that_calls_itself_otherwise_is_told_with_the_right_name() throws Exception {
    described("{\"issuer\":\"https://sso.example.com\",\"jwks_uri\":\"x\"}");

    assertThat(words())
        .contains("BAD   OpenID provider: relay.oidc.issuer: should be")
        .contains("'https://sso.example.com'");
  }

  @Test
  void a_provider_that_names_no_token_endpoint_is_told() throws Exception {
    described("{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"x\"}");
    assertThat(words())
        .contains("relay.oidc.issuer: the provider's discovery document names no token");
  }

  @Test
  void a_provider_that_speaks_no_json_is_told() throws Exception {
    described("<html>");

    assertThat(words()).contains("relay.oidc.issuer: no discovery document at http://127.0.0.1");
  }

  @Test
  void a_provider_that_describes_itself_is_good_and_needs_the_redirect_uri() throws Exception {
    described(
        "{\"issuer\":\"ISSUER\",\"authorization_endpoint\":\"x\",\"scopes_supported\":[\"openid\"],"
            + "\"token_endpoint\":\"x\",\"jwks_uri\":\"x\"}");

    assertThat(words())
        .contains("good  OpenID provider: http://127.0.0.1")
        .contains("redirect URI https://relay.example.com/console/oidc/callback");
  }

  /** Checks beside a provider that describes itself so. */
  private void described(String document) throws IOException {
    HttpServer provider =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String issuer = "http://127.0.0.1:" + provider.getAddress().getPort() + "/sso";
    byte[] answer = document.replace("ISSUER", issuer).getBytes(StandardCharsets.UTF_8);
    provider.createContext(
        "/sso/.well-known/openid-configuration",
        exchange -> {
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    provider.start();
    try {
      settings(
          "relay.truepulse.url=http://127.0.0.1:" + free() + "/",
          "relay.oidc.issuer=" + issuer,
          "relay.oidc.client-id=relay",
          "relay.oidc.client-secret=secret",
          "relay.oidc.role-admin=admins",
          "relay.support.link=https://relay.example.com/");
      check();
    } finally {
      provider.stop(0);
    }
  }

  private int check() {
    return new Checking(new Distribution(home), new PrintStream(said, true, StandardCharsets.UTF_8))
        .run();
  }

  private String words() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private void settings(String... lines) throws IOException {
    Path file = Files.createDirectories(home.resolve("conf")).resolve("relay.properties");
    List<String> all =
        List.of(
            String.join("\n", lines),
            "relay.http.address=127.0.0.1",
            "relay.http.port=" + free(),
            "relay.data-dir=" + home.resolve("data"));
    Files.writeString(file, String.join("\n", all));
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
