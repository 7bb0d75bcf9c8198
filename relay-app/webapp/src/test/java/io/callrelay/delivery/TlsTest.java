package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.SUCCESS;
import static io.callrelay.delivery.Answers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

  /** The reason, and no call was told to whom it was not meant for. */
  private static Reason reasonOfAttemptAt(SSLContext server) throws IOException {
    ServerSocket listening =
        server.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    try (Peer peer = Peer.on(listening, exchange -> exchange.say(ok(SUCCESS)));
        TruePulseOverSockets truePulse =
            new TruePulseOverSockets(URI.create("https://127.0.0.1:" + peer.port()))) {
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
