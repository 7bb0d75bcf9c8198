package io.callrelay.access.oidc;

import io.callrelay.ledger.UsedStates;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The relay as a relying party of an OpenID provider, if the settings name one. */
@ApplicationScoped
public class RelyingParty {
  private Optional<CodeFlow> flow;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected RelyingParty() {}

  @Inject
  RelyingParty(Settings settings, UsedStates states, Clock clock, Executor executor) {
    this.flow =
        OidcSettings.from(settings)
            .map(
                oidc -> {
                  ProviderHttp http = ProviderHttp.from(settings, executor);
                  return new CodeFlow(oidc, new Discovery(oidc, http, clock), states, clock);
                });
  }

  /** Made at the start, a bean finds then that a file of certificates is not what it should be. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object started) {}

  /** How people log in so; empty when they do not. */
  public Optional<CodeFlow> flow() {
    return flow;
  }

  /** Where a user whose session is over logs out with the provider too, if he came from there. */
  public Optional<URI> logOut(String user) {
    return flow.filter(ours -> user.startsWith(UserClaims.PREFIX)).flatMap(CodeFlow::logOut);
  }
}
