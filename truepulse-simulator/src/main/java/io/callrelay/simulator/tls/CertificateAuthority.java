package io.callrelay.simulator.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Vouches for the simulator's own certificates; its key never leaves the program. */
final class CertificateAuthority {
  private static final X500Name NAME = new X500Name("CN=True Pulse simulator authority");
  private static final X500Name SERVER = new X500Name("CN=True Pulse simulator");
  private static final Duration VALID = Duration.ofDays(800);
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Issued own;

  private CertificateAuthority(Issued own) {
    this.own = own;
  }

  static CertificateAuthority create(Instant now) {
    KeyPair keys = newKeys();
    Request request = new Request(NAME, keys, now.minus(VALID), now.plus(VALID));
    try {
      X509v3CertificateBuilder builder = builder(NAME, keys, request);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      byte[] certificate = sign(builder, keys.getPrivate());
      return new CertificateAuthority(new Issued(keys, List.of(certificate)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new UnusableCertificate("cannot make a certificate authority", e);
    }
  }

  /** As PEM. */
  String pem() {
    return own.chainPem();
  }

  Issued issue(List<String> names, Instant start, Instant end) {
    KeyPair keys = newKeys();
    byte[] certificate = server(NAME, own.keys(), new Request(SERVER, keys, start, end), names);
    return new Issued(keys, List.of(certificate, own.chain().get(0)));
  }

  static Issued selfSigned(List<String> names, Instant start, Instant end) {
    KeyPair keys = newKeys();
    byte[] certificate = server(SERVER, keys, new Request(SERVER, keys, start, end), names);
    return new Issued(keys, List.of(certificate));
  }

  /** Who wants a certificate, and for how long. */
  private record Request(X500Name subject, KeyPair keys, Instant start, Instant end) {}

  private static byte[] server(
      X500Name issuer, KeyPair issuerKeys, Request request, List<String> names) {
    try {
      X509v3CertificateBuilder builder = builder(issuer, issuerKeys, request);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      GeneralName[] all =
          names.stream().map(CertificateAuthority::name).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
      return sign(builder, issuerKeys.getPrivate());
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new UnusableCertificate("cannot make a certificate for " + names, e);
    }
  }

  private static GeneralName name(String name) {
    boolean address = ADDRESS.matcher(name).matches();
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, KeyPair issuerKeys, Request request)
      throws GeneralSecurityException, IOException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(120, RANDOM),
            Date.from(request.start()),
            Date.from(request.end()),
            request.subject(),
            request.keys().getPublic());
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(request.keys().getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    return builder;
  }

  private static byte[] sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, IOException {
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded();
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has EC keys", e);
    }
  }
}
