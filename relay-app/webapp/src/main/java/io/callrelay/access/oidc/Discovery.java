package io.callrelay.access.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import io.callrelay.platform.EventLog;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Finds out about the provider (OpenID Connect Discovery 1.0) when it is first needed, and again
 * after an hour; what was known holds while it does not answer. Who asks within five seconds after
 * a failure fails at once.
 */
final class Discovery {
  private static final EventLog LOG = EventLog.of(Discovery.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final OidcSettings settings;
  private final ProviderHttp http;
  private final Clock clock;
  private @Nullable Provider known;
  private @Nullable ProviderUnavailable failure;
  private Instant askNext = Instant.MIN;

  Discovery(OidcSettings settings, ProviderHttp http, Clock clock) {
    this.settings = settings;
    this.http = http;
    this.clock = clock;
  }

  /**
   * The provider as it was last described.
   *
   * @throws ProviderUnavailable when it has not been described yet
   */
  synchronized Provider provider() throws ProviderUnavailable {
    if (!clock.instant().isBefore(askNext)) {
      ask();
    }
    if (known != null) {
      return known;
    }
    throw failure == null ? new ProviderUnavailable("nothing is known of the provider") : failure;
  }

  private void ask() {
    try {
      known = read(http.document(document()));
      askNext = clock.instant().plus(FRESH);
    } catch (IOException | ParseException e) {
      failed(new ProviderUnavailable("the discovery document %s".formatted(document()), e));
    } catch (ProviderUnavailable e) {
      failed(e);
    }
  }

  private void failed(ProviderUnavailable why) {
    failure = why;
    askNext = clock.instant().plus(ASK_AGAIN);
    LOG.warning("openid-provider-unavailable")
        .with("issuer", settings.issuer())
        .because(why)
        .tell(
            known == null
                ? "Nobody logs in by OpenID Connect until the provider answers; built-in users do"
                : "What was known of the OpenID provider holds until it answers again");
  }

  private URI document() {
    String issuer = settings.issuer().getValue().replaceAll("/$", "");
    return URI.create(issuer + "/.well-known/openid-configuration");
  }

  private Provider read(String document) throws ParseException, ProviderUnavailable {
    OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document);
    if (!metadata.getIssuer().equals(settings.issuer())) {
      throw new ProviderUnavailable(
          "relay.oidc.issuer should be '%s', as the provider calls itself, and is '%s'"
              .formatted(metadata.getIssuer(), settings.issuer()));
    }
    requireSafe("authorization_endpoint", metadata.getAuthorizationEndpointURI());
    requireSafe("token_endpoint", metadata.getTokenEndpointURI());
    requireSafe("jwks_uri", metadata.getJWKSetURI());
    if (metadata.getEndSessionEndpointURI() != null) {
      requireSafe("end_session_endpoint", metadata.getEndSessionEndpointURI());
    }
    return new Provider(metadata, settings, http);
  }

  /** Nothing goes unencrypted to another machine than the issuer, which may be this one. */
  private void requireSafe(String name, @Nullable URI endpoint) throws ProviderUnavailable {
    URI issuer = URI.create(settings.issuer().getValue());
    boolean safe =
        endpoint != null
            && ("https".equals(endpoint.getScheme())
                || ("http".equals(issuer.getScheme())
                    && "http".equals(endpoint.getScheme())
                    && issuer.getHost().equals(endpoint.getHost())));
    if (!safe) {
      throw new ProviderUnavailable(
          "the discovery document's %s should be an https address, and is %s"
              .formatted(name, endpoint));
    }
  }
}
