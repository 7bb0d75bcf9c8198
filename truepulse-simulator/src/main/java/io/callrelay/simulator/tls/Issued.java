package io.callrelay.simulator.tls;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A key with its certificate.
 *
 * @param chain certificates in DER, its own first
 */
record Issued(KeyPair keys, List<byte[]> chain) {

  String chainPem() {
    return chain.stream().map(der -> pem("CERTIFICATE", der)).collect(Collectors.joining());
  }

  /** PKCS#8. */
  String keyPem() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  static String pem(String what, byte[] der) {
    byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getMimeEncoder(64, lineEnd).encodeToString(der);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }
}
