package io.callrelay.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Set;

/**
 * Which ID tokens are believed (OpenID Connect Core 3.1.3.7): those of the issuer, for this client,
 * with the nonce of the log-in, that have not expired, signed by one of the provider's keys. The
 * keys are read again every five minutes, and at once when a token names one that is not known, but
 * not more often than twice in thirty seconds. A secret that both sides share signs nothing here.
 */
final class IdTokens {
  private static final int SKEW_SECONDS = 30;
  private static final Set<JWSAlgorithm> BY_KEY_PAIRS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private IdTokens() {}

  static IDTokenValidator validator(OidcSettings settings, URI keys, ProviderHttp http)
      throws ProviderUnavailable {
    try {
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.create(keys.toURL(), http)
              .refreshAheadCache(false)
              .retrying(false)
              .build();
      IDTokenValidator validator =
          new IDTokenValidator(
              settings.issuer(),
              settings.client().id(),
              new JWSVerificationKeySelector<>(BY_KEY_PAIRS, source),
              null);
      validator.setMaxClockSkew(SKEW_SECONDS);
      return validator;
    } catch (MalformedURLException e) {
      throw new ProviderUnavailable("the discovery document's jwks_uri is no address", e);
    }
  }
}
