package io.callrelay.support;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OpenID provider, where whoever comes is the person that a test names, without a page. */
public final class OpenIdProvider implements AutoCloseable {
  private static final String NAME = "sso";
  private static final long FIVE_MINUTES = 300;

  private final int port = FreePort.find();
  private volatile Map<String, Object> claims = Map.of();
  private volatile long expiresInSeconds = FIVE_MINUTES;
  private MockOAuth2Server server;

  /** Starts it, at the same address and with the same keys as before. */
  public void start() throws IOException {
    server =
        new MockOAuth2Server(
            new OAuth2Config(
                false, null, null, false, new OAuth2TokenProvider(), Set.of(new WhoeverComes())));
    server.start(InetAddress.getLoopbackAddress(), port);
  }

  /** As whom it vouches. */
  public URI issuer() {
    return URI.create("http://127.0.0.1:%d/%s".formatted(port, NAME));
  }

  /** From now on everybody is this person. */
  public void vouchesFor(String name, String... roles) {
    claims = Map.of("preferred_username", name, "roles", List.of(roles));
    expiresInSeconds = FIVE_MINUTES;
  }

  /** The same person with one claim more, or another one. */
  public void claims(String name, Object value) {
    Map<String, Object> more = new HashMap<>(claims);
    more.put(name, value);
    claims = more;
  }

  /** The same person with tokens that expired so long ago. */
  public void givesTokensThatExpiredBefore(long seconds) {
    expiresInSeconds = -seconds;
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private final class WhoeverComes implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
      return NAME;
    }

    @Override
    public String subject(TokenRequest request) {
      return "f3a9";
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return List.of(request.getClientAuthentication().getClientID().getValue());
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      return claims;
    }

    @Override
    public long tokenExpiry() {
      return expiresInSeconds;
    }
  }
}
