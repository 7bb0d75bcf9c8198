package io.callrelay.simulator.certification.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key that signs reports: Ed25519, RSA or EC, not encrypted, as PKCS#8 in PEM. Ed25519
 * and RSA signatures of the same bytes are the same bytes; EC ones differ each time.
 */
public final class SigningKey {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** Signature algorithm by key algorithm; with these openssl's defaults verify. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("Ed25519", "Ed25519", "RSA", "SHA256withRSA", "EC", "SHA256withECDSA");

  private final PrivateKey key;
  private final String algorithm;

  private SigningKey(PrivateKey key, String algorithm) {
    this.key = key;
    this.algorithm = algorithm;
  }

  /**
   * Reads a key and makes a signature with it, so that a key that cannot sign is known before a
   * certification is run.
   *
   * @throws UnusableKey when the file is not such a key
   */
  public static SigningKey read(Path file) throws UnusableKey {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(decoded(file));
    for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
      Optional<PrivateKey> key = key(spec, algorithm.getKey());
      if (key.isPresent()) {
        SigningKey signing = new SigningKey(key.get(), algorithm.getValue());
        signing.sign(new byte[0]);
        return signing;
      }
    }
    throw new UnusableKey(file + " holds a key that is not Ed25519, RSA or EC");
  }

  /** Empty when it is a key of another algorithm. */
  private static Optional<PrivateKey> key(PKCS8EncodedKeySpec spec, String algorithm) {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
    } catch (InvalidKeySpecException e) {
      return Optional.empty(); // the next algorithm is tried
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks " + algorithm, e);
    }
  }

  private static byte[] decoded(Path file) throws UnusableKey {
    Matcher pem = PEM.matcher(content(file));
    if (!pem.find()) {
      throw new UnusableKey(file + " has no private key in PEM (-----BEGIN PRIVATE KEY-----)");
    }
    // openssl writes parameters before an EC key of the old form
    String kind = pem.group(1).equals("EC PARAMETERS") ? "EC PRIVATE KEY" : pem.group(1);
    if (kind.equals("PUBLIC KEY") || kind.equals("CERTIFICATE")) {
      throw new UnusableKey(file + " holds a " + kind + "; signing takes the PRIVATE KEY");
    }
    if (!kind.equals("PRIVATE KEY")) {
      throw new UnusableKey(
          file
              + " holds a "
              + kind
              + ", not a PRIVATE KEY (PKCS#8, not encrypted); convert it:"
              + " openssl pkcs8 -topk8 -nocrypt -in "
              + file
              + " -out key.pem");
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(2));
    } catch (IllegalArgumentException e) {
      throw new UnusableKey(file + " has a PRIVATE KEY that is not base64", e);
    }
  }

  private static String content(Path file) throws UnusableKey {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UnusableKey("cannot read the key " + file + ": " + e.getMessage(), e);
    }
  }

  /** Raw for Ed25519 and RSA, DER for EC. */
  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + algorithm, e);
    }
  }
}
