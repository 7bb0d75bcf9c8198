package io.callrelay.access.oidc;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import io.callrelay.platform.Role;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How people log in by OpenID Connect.
 *
 * @param issuer the provider's
 * @param client as what the relay is registered there
 * @param claims what ID tokens say of people
 * @param console where browsers find the console, as the settings say and no request does
 * @param label what the button says
 */
record OidcSettings(Issuer issuer, Client client, UserClaims claims, URI console, String label) {
  /** The relay's registration with the provider. */
  record Client(ClientID id, Secret secret, Scope scope) {
    /** Says nothing of the secret. */
    @Override
    public String toString() {
      return "Client[id=%s, scope=%s]".formatted(id, scope);
    }
  }

  /** Empty when no issuer is given: then nobody logs in so. */
  static Optional<OidcSettings> from(Settings settings) {
    return settings
        .optionalUrl(Setting.OIDC_ISSUER)
        .map(
            issuer ->
                new OidcSettings(
                    new Issuer(issuer),
                    client(settings),
                    claims(settings),
                    console(settings.url(Setting.SUPPORT_LINK)),
                    settings.text(Setting.OIDC_LABEL).orElseThrow()));
  }

  private static Client client(Settings settings) {
    return new Client(
        new ClientID(settings.text(Setting.OIDC_CLIENT_ID).orElseThrow()),
        new Secret(settings.text(Setting.OIDC_CLIENT_SECRET).orElseThrow()),
        new Scope(settings.words(Setting.OIDC_SCOPES).toArray(String[]::new)));
  }

  private static UserClaims claims(Settings settings) {
    return new UserClaims(
        settings.text(Setting.OIDC_NAME_CLAIM).orElseThrow(),
        settings.text(Setting.OIDC_ROLES_CLAIM).orElseThrow(),
        Map.of(
            Role.VIEWER, settings.words(Setting.OIDC_ROLE_VIEWER),
            Role.OPERATOR, settings.words(Setting.OIDC_ROLE_OPERATOR),
            Role.ADMIN, settings.words(Setting.OIDC_ROLE_ADMIN)));
  }

  private static URI console(URI relay) {
    return URI.create(relay.toString().replaceAll("/+$", "") + "/console/");
  }

  /** Where a log-in begins. */
  URI logIn() {
    return console.resolve("oidc/login");
  }

  /** Where the provider sends browsers back to; it must know this address. */
  URI redirectUri() {
    return console.resolve("oidc/callback");
  }
}
