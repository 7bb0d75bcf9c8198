package io.callrelay.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An OpenID provider that keeps to the protocol, and gives the ID tokens that a test wants. It
 * checks the client's secret, the redirect URI and the PKCE verifier, and takes each code once.
 */
final class TestProvider implements AutoCloseable {
  static final String CLIENT = "relay";
  static final String SECRET = "the client's secret: with a colon";

  /** Makes the ID token of a log-in, or {@code ""} for none; what it may claim is prepared. */
  interface Tokens {
    String make(JWTClaimsSet.Builder claims) throws Exception;
  }

  private final HttpServer server;
  private final RSAKey firstKey = key("first");
  private final AtomicInteger codesRedeemed = new AtomicInteger();
  private volatile RSAKey key = firstKey;
  private volatile Tokens tokens = claims -> signed(key, claims.build());
  private volatile String document;
  private volatile Map<String, List<String>> asked = Map.of();
  private volatile boolean codeIsOpen;

  private TestProvider(HttpServer server) {
    this.server = server;
    this.document = documentOf(issuer().toString());
  }

  static TestProvider start() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    TestProvider provider = new TestProvider(HttpServer.create(new InetSocketAddress(here, 0), 0));
    provider.server.createContext(
        "/sso/.well-known/openid-configuration", it -> answer(it, 200, provider.document));
    provider.server.createContext(
        "/sso/keys", it -> answer(it, 200, new JWKSet(provider.key.toPublicJWK()).toString()));
    provider.server.createContext("/sso/token", provider::token);
    provider.server.createContext("/elsewhere", it -> answer(it, 200, provider.document));
    provider.server.start();
    return provider;
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sso");
  }

  String documentOf(String issuer) {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token",
         "jwks_uri":"%2$s/keys","end_session_endpoint":"%2$s/logout","subject_types_supported":["public"],
         "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(issuer, issuer());
  }

  void describes(String other) {
    document = other;
  }

  void redirectsItsDescription() {
    server.removeContext("/sso/.well-known/openid-configuration");
    server.createContext(
        "/sso/.well-known/openid-configuration",
        it -> {
          it.getResponseHeaders().set("Location", "/elsewhere");
          answer(it, 302, "");
        });
  }

  void gives(Tokens other) {
    tokens = other;
  }

  void changesItsKey() {
    key = key("second");
  }

  /** The key that it began with. */
  RSAKey firstKey() {
    return firstKey;
  }

  int codesRedeemed() {
    return codesRedeemed.get();
  }

  /** A person logs in where the browser was sent to; what the provider was asked for. */
  Map<String, List<String>> logsIn(URI request) {
    asked = URLUtils.parseParameters(request.getRawQuery());
    codeIsOpen = true;
    return asked;
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, List<String>> given =
        URLUtils.parseParameters(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    codesRedeemed.incrementAndGet();
    if (!codeIsOpen || !mayRedeem(exchange, given)) {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    codeIsOpen = false;
    try {
      String idToken = tokens.make(claims());
      answer(
          exchange,
          200,
          "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60%s}"
              .formatted(idToken.isEmpty() ? "" : ",\"id_token\":\"" + idToken + "\""));
    } catch (Exception e) {
      throw new IOException("the test's token cannot be made", e);
    }
  }

  private boolean mayRedeem(HttpExchange exchange, Map<String, List<String>> given) {
    String basic =
        new String(
            java.util.Base64.getDecoder()
                .decode(
                    exchange.getRequestHeaders().getFirst("Authorization").replace("Basic ", "")),
            StandardCharsets.UTF_8);
    CodeChallenge challenge =
        CodeChallenge.compute(
            CodeChallengeMethod.S256, new CodeVerifier(given.get("code_verifier").get(0)));
    return basic.equals(CLIENT + ":the+client%27s+secret%3A+with+a+colon")
        && given.get("redirect_uri").equals(asked.get("redirect_uri"))
        && asked.get("code_challenge_method").equals(List.of("S256"))
        && asked.get("code_challenge").equals(List.of(challenge.getValue()));
  }

  private JWTClaimsSet.Builder claims() {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer().toString())
        .audience(CLIENT)
        .subject("f3a9")
        .claim("nonce", asked.get("nonce").get(0))
        .claim("preferred_username", "carla")
        .claim("roles", List.of("staff", "ops"))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
