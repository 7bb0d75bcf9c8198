package io.callrelay.access.oidc;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.UsedStates;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.TurnedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A provider, and the relay as its relying party. */
abstract class WithAProvider {
  static final Duration PATIENT = Duration.ofMinutes(1);

  final TurnedClock clock = new TurnedClock(Instant.parse("2026-11-01T12:00:00Z"));
  final FakeStates states = new FakeStates();
  TestProvider provider;
  CodeFlow flow;

  @BeforeEach
  void a_provider() throws IOException {
    provider = TestProvider.start();
    flow = flow(provider.issuer(), PATIENT);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  LogInOutcome logIn() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    return flow.end(Optional.of(begun.cookie()), answer(begun));
  }

  Begun begin() {
    return (Begun) flow.begin();
  }

  static Map<String, String[]> answer(Begun begun) {
    Map<String, String[]> answer = new HashMap<>();
    answer.put("state", new String[] {state(begun)});
    answer.put("code", new String[] {"code"});
    return answer;
  }

  static String state(Begun begun) {
    return URLUtils.parseParameters(begun.provider().getRawQuery()).get("state").get(0);
  }

  static Why why(LogInOutcome outcome) {
    return ((Refused) outcome).why();
  }

  CodeFlow flow(URI issuer, Duration patience) {
    OidcSettings settings =
        new OidcSettings(
            new Issuer(issuer),
            new OidcSettings.Client(
                new ClientID(TestProvider.CLIENT),
                new Secret(TestProvider.SECRET),
                new Scope("openid", "profile")),
            new UserClaims(
                "preferred_username",
                "roles",
                Map.of(Role.OPERATOR, List.of("ops"), Role.ADMIN, List.of("boss"))),
            URI.create("https://relay.example.com/console/"),
            "Log in");
    Clock time = clock;
    ProviderHttp http = new ProviderHttp(HttpClient.newBuilder(), patience);
    return new CodeFlow(settings, new Discovery(settings, http, time), states, time);
  }

  static final class FakeStates extends UsedStates {
    private final Set<SecretHash> used = new HashSet<>();
    boolean down;

    @Override
    public boolean use(SecretHash state, Instant now) {
      if (down) {
        throw new LedgerUnavailable("down", null);
      }
      return used.add(state);
    }

    @Override
    public void forgetBefore(Instant then) {}
  }
}
