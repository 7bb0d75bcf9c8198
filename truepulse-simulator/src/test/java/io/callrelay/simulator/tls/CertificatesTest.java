package io.callrelay.simulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CertificatesTest {
  private static final Vertx VERTX = Vertx.vertx();

  private final Certificates made =
      new Certificates(TlsSettings.generated(), "127.0.0.1", Clock.systemUTC(), VERTX);
  private X509Certificate authority;
  private X509Certificate good;

  @BeforeEach
  void read() throws GeneralSecurityException {
    authority = Pem.certificate(made.authorityPem());
    good = shown(CertificateKind.GOOD);
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private X509Certificate shown(CertificateKind kind) throws GeneralSecurityException {
    return Pem.certificate(made.show(kind).getCertValue().toString());
  }

  @Test
  void the_good_one_is_for_this_host_in_time_and_of_the_authority() throws Exception {
    good.checkValidity();
    good.verify(authority.getPublicKey());
    assertThat(good.getSubjectAlternativeNames().toString()).contains("127.0.0.1", "localhost");
  }

  @Test
  void the_expired_one_is_bad_in_nothing_but_its_time() throws Exception {
    X509Certificate expired = shown(CertificateKind.EXPIRED);

    assertThatThrownBy(expired::checkValidity).isInstanceOf(CertificateExpiredException.class);
    expired.verify(authority.getPublicKey());
    assertThat(expired.getSubjectAlternativeNames())
        .containsExactlyElementsOf(good.getSubjectAlternativeNames());
  }

  @Test
  void the_self_signed_one_is_bad_in_nothing_but_its_issuer() throws Exception {
    X509Certificate selfSigned = shown(CertificateKind.SELF_SIGNED);

    selfSigned.checkValidity();
    selfSigned.verify(selfSigned.getPublicKey());
    assertThat(selfSigned.getSubjectAlternativeNames())
        .containsExactlyElementsOf(good.getSubjectAlternativeNames());
  }

  @Test
  void the_one_for_another_host_is_bad_in_nothing_but_its_name() throws Exception {
    X509Certificate wrongHost = shown(CertificateKind.WRONG_HOST);

    wrongHost.checkValidity();
    wrongHost.verify(authority.getPublicKey());
    assertThat(wrongHost.getSubjectAlternativeNames().toString())
        .contains("wrong-host.invalid")
        .doesNotContain("127.0.0.1", "localhost");
  }
}
