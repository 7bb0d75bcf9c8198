package io.callrelay.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OpenID provider, as its discovery document describes it. */
final class Provider {
  private final OIDCProviderMetadata metadata;
  private final OidcSettings settings;
  private final ProviderHttp http;
  private final IDTokenValidator idTokens;

  Provider(OIDCProviderMetadata metadata, OidcSettings settings, ProviderHttp http)
      throws ProviderUnavailable {
    this.metadata = metadata;
    this.settings = settings;
    this.http = http;
    this.idTokens = IdTokens.validator(settings, metadata.getJWKSetURI(), http);
  }

  /** Where a browser asks for a log-in (OpenID Connect Core 3.1.2.1, RFC 7636). */
  URI authenticationRequest(BrowserBinding binding) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            settings.client().scope(),
            settings.client().id(),
            settings.redirectUri())
        .endpointURI(metadata.getAuthorizationEndpointURI())
        .state(new State(binding.state()))
        .nonce(new Nonce(binding.nonce()))
        .codeChallenge(new CodeVerifier(binding.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * The claims of the ID token that the provider gives for a code, all of them verified.
   *
   * @throws ProviderUnavailable when it does not answer
   * @throws NotVouchedFor when it gives none, or one that is not to be believed
   */
  Map<String, Object> redeem(String code, BrowserBinding binding)
      throws ProviderUnavailable, NotVouchedFor {
    JWT idToken = idToken(code, binding);
    try {
      idTokens.validate(idToken, new Nonce(binding.nonce()));
      Map<String, Object> claims = idToken.getJWTClaimsSet().getClaims();
      requireMadeForUs(claims.get("azp"));
      return claims;
    } catch (BadJOSEException | java.text.ParseException e) {
      throw new NotVouchedFor("the ID token is not to be believed", e);
    } catch (JOSEException e) {
      throw new ProviderUnavailable("the provider's keys cannot be had", e);
    }
  }

  /** A token for several audiences says with {@code azp} for which of them it was made. */
  private void requireMadeForUs(@Nullable Object party) throws NotVouchedFor {
    if (party != null && !party.equals(settings.client().id().getValue())) {
      throw new NotVouchedFor("the ID token was made for another client");
    }
  }

  private JWT idToken(String code, BrowserBinding binding)
      throws ProviderUnavailable, NotVouchedFor {
    try {
      TokenResponse answer =
          OIDCTokenResponseParser.parse(request(code, binding).toHTTPRequest().send(http));
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        throw new NotVouchedFor(
            "the token endpoint refuses the code: " + answer.toErrorResponse().getErrorObject());
      }
      JWT idToken = tokens.getOIDCTokens().getIDToken();
      if (idToken == null) {
        throw new NotVouchedFor("the token endpoint gives no ID token");
      }
      return idToken;
    } catch (ParseException e) {
      throw new NotVouchedFor("the token endpoint's answer cannot be read", e);
    } catch (IOException e) {
      throw new ProviderUnavailable("the token endpoint does not answer", e);
    }
  }

  private TokenRequest request(String code, BrowserBinding binding) {
    return new TokenRequest.Builder(
            metadata.getTokenEndpointURI(),
            authentication(),
            new AuthorizationCodeGrant(
                new AuthorizationCode(code),
                settings.redirectUri(),
                new CodeVerifier(binding.verifier())))
        .build();
  }

  /** In the header, as is the default, unless the provider takes it in the body only. */
  private ClientAuthentication authentication() {
    OidcSettings.Client client = settings.client();
    List<ClientAuthenticationMethod> taken =
        Optional.ofNullable(metadata.getTokenEndpointAuthMethods()).orElse(List.of());
    boolean inTheBody =
        taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    return inTheBody
        ? new ClientSecretPost(client.id(), client.secret())
        : new ClientSecretBasic(client.id(), client.secret());
  }

  /** Where a browser logs out (RP-Initiated Logout), if the provider offers that. */
  Optional<URI> logOut() {
    return Optional.ofNullable(metadata.getEndSessionEndpointURI())
        .map(
            end ->
                new LogoutRequest(
                        end, null, null, settings.client().id(), settings.console(), null, null)
                    .toURI());
  }
}
