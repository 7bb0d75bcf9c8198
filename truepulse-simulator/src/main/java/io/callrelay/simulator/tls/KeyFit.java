package io.callrelay.simulator.tls;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * Finds out at the start what would otherwise fail every handshake: a key of another certificate.
 */
final class KeyFit {
  private static final Map<String, String> SIGNATURES =
      Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

  private KeyFit() {}

  static void require(KeyManagerFactory factory) throws GeneralSecurityException {
    for (KeyManager manager : factory.getKeyManagers()) {
      for (Map.Entry<String, String> type : SIGNATURES.entrySet()) {
        if (manager instanceof X509KeyManager keys && fits(keys, type.getKey(), type.getValue())) {
          return;
        }
      }
    }
    throw new GeneralSecurityException("the key is not an EC or RSA key of this certificate");
  }

  private static boolean fits(X509KeyManager keys, String type, String algorithm)
      throws GeneralSecurityException {
    String[] aliases = keys.getServerAliases(type, null);
    if (aliases == null) {
      return false;
    }
    PublicKey certified = keys.getCertificateChain(aliases[0])[0].getPublicKey();
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(keys.getPrivateKey(aliases[0]));
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    return signature.verify(signed);
  }
}
