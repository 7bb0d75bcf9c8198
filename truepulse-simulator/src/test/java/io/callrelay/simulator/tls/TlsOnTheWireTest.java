package io.callrelay.simulator.tls;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.CannotStart;
import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TlsOnTheWireTest {
  private static final Vertx VERTX = Vertx.vertx();

  @TempDir private static Path folder;
  private static Path authority;
  private static SimulatedTruePulse truePulse;
  private HttpClient client;
  private String trusted = "";

  @BeforeAll
  static void start() {
    authority = folder.resolve("ca.pem");
    TlsSettings tls = TlsSettings.generated().withAuthorityFile(authority).withControl();
    truePulse = SimulatedTruePulse.start(SimulatorSettings.defaults().withTls(tls));
  }

  @AfterAll
  static void stop() {
    truePulse.close();
    VERTX.close().await();
  }

  @BeforeEach
  void trustTheAuthority() throws GeneralSecurityException, IOException {
    truePulse.reset();
    trusted = Files.readString(authority);
    client = clientThatTrusts(trusted);
  }

  private static HttpClient clientThatTrusts(String pem)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("authority", Pem.certificate(pem));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(30))
        .build();
  }

  private String post(SimulatedTruePulse simulator, String id)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.webhook())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(call(id).encode()))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  /** On a new connection, for a client may write to an old one before it sees that it is closed. */
  private String postAnew(SimulatedTruePulse simulator, String id) throws Exception {
    client = clientThatTrusts(trusted);
    return post(simulator, id);
  }

  @Test
  void a_client_that_trusts_the_authority_delivers() throws Exception {
    assertThat(truePulse.webhook()).hasScheme("https");
    assertThat(post(truePulse, "c")).contains("SUCCESS");
    assertThat(truePulse.isAccepted("c")).isTrue();
    assertThat(Files.readString(authority)).isEqualTo(truePulse.authorityPem());
  }

  @Test
  void the_control_port_speaks_tls_when_asked_to() throws Exception {
    assertThat(truePulse.control()).hasScheme("https");
    URI health = URI.create(truePulse.control() + "/health");
    HttpRequest request = HttpRequest.newBuilder(health).build();

    assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("UP");
  }

  @ParameterizedTest
  @EnumSource(value = CertificateKind.class, mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
  void a_bad_certificate_ends_the_handshake_and_a_good_one_delivers_again(CertificateKind bad)
      throws Exception {
    assertThat(post(truePulse, "before")).contains("SUCCESS");
    truePulse.useCertificate(bad);

    assertThatThrownBy(() -> postAnew(truePulse, "bad")).isInstanceOf(SSLHandshakeException.class);
    assertThat(truePulse.call("bad")).isEmpty();

    truePulse.useCertificate(CertificateKind.GOOD);
    assertThat(post(truePulse, "bad")).contains("SUCCESS");
  }

  @Test
  void an_open_connection_is_closed_when_the_certificate_changes() throws Exception {
    SSLSocketFactory sockets = clientThatTrusts(trusted).sslContext().getSocketFactory();
    try (Socket socket = sockets.createSocket("127.0.0.1", truePulse.webhookPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(RawClient.post(call("a")).getBytes(StandardCharsets.UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      truePulse.useCertificate(CertificateKind.EXPIRED);

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("\"Data added successfully.\"}");
    }
  }

  @Test
  void an_answer_on_its_way_is_delivered_before_its_connection_is_closed() throws Exception {
    truePulse.script("slow", Answer.success().delayedBy(Duration.ofMillis(300)));
    HttpRequest request =
        HttpRequest.newBuilder(truePulse.webhook())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(call("slow").encode()))
            .build();
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, BodyHandlers.ofString());
    await().until(() -> truePulse.isAccepted("slow"));
    truePulse.useCertificate(CertificateKind.EXPIRED);

    assertThat(answer.get().body()).contains("SUCCESS");
    assertThatThrownBy(() -> postAnew(truePulse, "c")).isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void a_certificate_chosen_while_the_port_refuses_is_shown_when_it_listens_again() {
    truePulse.refuse();
    truePulse.useCertificate(CertificateKind.WRONG_HOST);
    truePulse.listen();

    assertThatThrownBy(() -> postAnew(truePulse, "c"))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void a_reset_is_a_reset_under_tls_as_well() {
    truePulse.script("c", Answer.acceptThenReset());

    assertThatThrownBy(() -> post(truePulse, "c"))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining(SocketException.class.getName());
    assertThat(truePulse.isAccepted("c")).isTrue();
  }

  @Test
  void a_given_certificate_is_the_good_one() throws Exception {
    Certificates made =
        new Certificates(TlsSettings.generated(), "127.0.0.1", Clock.systemUTC(), VERTX);
    Path chain = folder.resolve("chain.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(chain, made.show(CertificateKind.GOOD).getCertValue().toString());
    Files.writeString(key, made.show(CertificateKind.GOOD).getKeyValue().toString());
    SimulatorSettings settings =
        SimulatorSettings.defaults().withTls(TlsSettings.off().withGiven(chain, key));
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      trusted = made.authorityPem();
      client = clientThatTrusts(trusted);
      assertThat(post(simulator, "c")).contains("SUCCESS");

      simulator.useCertificate(CertificateKind.SELF_SIGNED);
      assertThatThrownBy(() -> postAnew(simulator, "d")).isInstanceOf(SSLHandshakeException.class);
    }
    Files.writeString(key, made.show(CertificateKind.EXPIRED).getKeyValue().toString());
    assertThatThrownBy(() -> SimulatedTruePulse.start(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("chain.pem");
  }

  @Test
  void a_plain_port_has_no_certificate_to_change() {
    try (SimulatedTruePulse plain = SimulatedTruePulse.start()) {
      assertThat(plain.webhook()).hasScheme("http");
      assertThatThrownBy(() -> plain.useCertificate(CertificateKind.EXPIRED))
          .isInstanceOf(TlsIsOff.class)
          .hasMessageContaining("--tls");
    }
  }
}
