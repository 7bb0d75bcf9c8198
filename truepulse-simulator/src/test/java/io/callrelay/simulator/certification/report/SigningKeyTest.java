package io.callrelay.simulator.certification.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.callrelay.simulator.certification.result.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"Ed25519,Ed25519", "RSA,SHA256withRSA", "EC,SHA256withECDSA"})
  void the_public_key_verifies_the_sums(String algorithm, String signatureAlgorithm)
      throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    SigningKey key = SigningKey.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    ReportFiles files =
        Reports.write(
            Found.certificate(Found.result(Outcome.PASSED)),
            directory,
            ReportOptions.defaults().signedWith(key));
    Signature signature = Signature.getInstance(signatureAlgorithm);
    signature.initVerify(pair.getPublic());
    signature.update(Files.readAllBytes(files.sums()));
    assertThat(signature.verify(Files.readAllBytes(files.signature().orElseThrow()))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void a_key_of_another_form_is_refused_with_the_command_that_converts_it(String kind)
      throws IOException {
    Path file = pem(kind, new byte[] {1, 2, 3});
    assertThatExceptionOfType(UnusableKey.class)
        .isThrownBy(() -> SigningKey.read(file))
        .withMessageContaining(kind)
        .withMessageContaining("openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void a_public_key_cannot_sign() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path file = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    assertThatExceptionOfType(UnusableKey.class)
        .isThrownBy(() -> SigningKey.read(file))
        .withMessage(file + " holds a PUBLIC KEY; signing takes the PRIVATE KEY");
  }

  @Test
  void a_key_that_only_agrees_on_secrets_cannot_sign() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
    Path file = pem("PRIVATE KEY", pair.getPrivate().getEncoded());
    assertThatExceptionOfType(UnusableKey.class)
        .isThrownBy(() -> SigningKey.read(file))
        .withMessageContaining("not Ed25519, RSA or EC");
  }

  @Test
  void a_file_without_a_key_is_refused() throws IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "no key here");
    assertThatExceptionOfType(UnusableKey.class)
        .isThrownBy(() -> SigningKey.read(file))
        .withMessageContaining("no private key in PEM");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    Path file = directory.resolve("absent.pem");
    assertThatExceptionOfType(UnusableKey.class)
        .isThrownBy(() -> SigningKey.read(file))
        .withMessageContaining("cannot read the key " + file);
  }

  private Path pem(String kind, byte[] key) throws IOException {
    String text =
        "-----BEGIN "
            + kind
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(key)
            + "\n-----END "
            + kind
            + "-----\n";
    return Files.writeString(directory.resolve("key.pem"), text);
  }
}
