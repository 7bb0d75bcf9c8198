package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.SUCCESS;
import static io.callrelay.delivery.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.platform.Settings;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call goes only to whom the certificate names, and only if it is trusted. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path directory;
  private SSLContext before;

  @BeforeEach
  void remember() throws GeneralSecurityException {
    before = SSLContext.getDefault();
  }

  @AfterEach
  void restore() {
    SSLContext.setDefault(before);
  }

  @Test
  void a_trusted_certificate_for_this_host_is_spoken_to() throws Exception {
    SSLContext known = contextWithCertificateFor("ip:127.0.0.1");
    SSLContext.setDefault(known);

    assertThat(reasonOfAttemptAt(known)).isEqualTo(Reason.SUCCESS);
  }

  @Test
  void a_trusted_certificate_for_another_host_is_not() throws Exception {
    SSLContext known = contextWithCertificateFor("dns:elsewhere.example.com");
    SSLContext.setDefault(known);

    assertThat(reasonOfAttemptAt(known)).isEqualTo(Reason.TLS_FAILURE);
  }

  @Test
  void a_certificate_that_nobody_trusts_is_not() throws Exception {
    SSLContext unknown = contextWithCertificateFor("ip:127.0.0.1");

    assertThat(reasonOfAttemptAt(unknown)).isEqualTo(Reason.TLS_FAILURE);
  }

  @Test
  void a_certificate_that_the_settings_trust_is_spoken_to_and_java_s_own_are_not()
      throws Exception {
    SSLContext server = contextWithCertificateFor("ip:127.0.0.1");
    Path trusted = exported();

    assertThat(reasonOfAttemptAt(server, way(Map.of("relay.truepulse.trust", trusted.toString()))))
        .isEqualTo(Reason.SUCCESS);
    assertThat(
            reasonOfAttemptAt(
                contextWithCertificateFor("ip:127.0.0.1"),
                way(Map.of("relay.truepulse.trust", trusted.toString()))))
        .as("another certificate of the same name")
        .isEqualTo(Reason.TLS_FAILURE);
  }

  @Test
  void a_file_without_a_certificate_is_refused_by_name() throws Exception {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing\n");

    assertThatThrownBy(() -> way(Map.of("relay.truepulse.trust", empty.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("relay.truepulse.trust");
  }

  private Path exported() throws IOException, GeneralSecurityException {
    KeyStore store =
        KeyStore.getInstance(directory.resolve("store.p12").toFile(), PASSWORD.toCharArray());
    String base64 =
        Base64.getMimeEncoder().encodeToString(store.getCertificate("peer").getEncoded());
    return Files.writeString(
        directory.resolve("trusted.pem"),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }

  private static Way way(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("relay.truepulse.url", "https://127.0.0.1/");
    return Way.from(
        Settings.from(
            new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build()));
  }

  /** The reason, and no call was told to whom it was not meant for. */
  private static Reason reasonOfAttemptAt(SSLContext server) throws IOException {
    return reasonOfAttemptAt(server, Way.DIRECT);
  }

  private static Reason reasonOfAttemptAt(SSLContext server, Way way) throws IOException {
    ServerSocket listening =
        server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    try (Peer peer = Peer.on(listening, exchange -> exchange.say(ok(SUCCESS)));
        TruePulseOverSockets truePulse =
            new TruePulseOverSockets(
                URI.create("https://127.0.0.1:" + peer.port()),
                TruePulseOverSockets.DEADLINE,
                way)) {
      Attempt attempt = truePulse.attempt();
      assertThat(peer.posts()).isEqualTo(attempt.verdict().reason() == Reason.SUCCESS ? 1 : 0);
      return attempt.verdict().reason();
    }
  }

  private SSLContext contextWithCertificateFor(String host)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(newStore(host).toFile(), PASSWORD.toCharArray());
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private Path newStore(String host) throws IOException, InterruptedException {
    Path store = directory.resolve("store.p12");
    Files.deleteIfExists(store);
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "peer",
                "-keyalg",
                "EC",
                "-dname",
                "CN=peer",
                "-ext",
                "san=" + host,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as(Files.readString(directory.resolve("keytool.log"))).isZero();
    return store;
  }
}
