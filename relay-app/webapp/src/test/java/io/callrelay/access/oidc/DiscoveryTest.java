package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which providers are believed what they say of themselves, and when they are asked. */
class DiscoveryTest extends WithAProvider {
  @Test
  void a_provider_that_is_down_is_asked_again_after_five_seconds() throws IOException {
    int port = provider.issuer().getPort();
    URI nobody = URI.create(provider.issuer().toString().replace(":" + port, ":" + freePort()));
    CodeFlow unreachable = flow(nobody, PATIENT);

    assertThat(why(unreachable.begin())).isEqualTo(Why.UNREACHABLE);
    assertThat(unreachable.logOut()).isEmpty();

    provider.describes("not yet");
    assertThat(why(flow.begin())).isEqualTo(Why.UNREACHABLE);
    provider.describes(provider.documentOf(provider.issuer().toString()));
    assertThat(why(flow.begin())).as("not asked again yet").isEqualTo(Why.UNREACHABLE);
    clock.turn(Duration.ofSeconds(5));
    assertThat(flow.begin()).isInstanceOf(Begun.class);
  }

  @Test
  void what_was_known_of_a_provider_holds_while_it_does_not_describe_itself() {
    begin();
    provider.describes("not any more");
    clock.turn(Duration.ofHours(2));

    assertThat(logIn()).isInstanceOf(Proven.class);
  }

  @ParameterizedTest
  @CsvSource({
    "another issuer,      \"issuer\":\"http, \"issuer\":\"https, relay.oidc.issuer should be 'https://",
    "a slash more,        /sso\", /sso/\", relay.oidc.issuer should be",
    "tokens elsewhere,    http://127.0.0.1:PORT/sso/token, http://example.com/token, token_endpoint",
    "keys in a file,      http://127.0.0.1:PORT/sso/keys, file:///etc/passwd, jwks_uri",
    "a script to log in,  http://127.0.0.1:PORT/sso/authorize, javascript:alert(1), authorization_endpoint",
    "a script to log out, http://127.0.0.1:PORT/sso/logout, javascript:alert(1), end_session_endpoint"
  })
  void a_provider_that_describes_itself_wrongly_is_none(
      String what, String right, String wrong, String words) {
    String port = Integer.toString(provider.issuer().getPort());
    provider.describes(
        provider
            .documentOf(provider.issuer().toString())
            .replaceFirst(right.replace("PORT", port), wrong));

    Refused refused = (Refused) flow.begin();
    assertThat(refused.why()).as(what).isEqualTo(Why.UNREACHABLE);
    assertThat(refused.detail()).contains(words);
  }

  @Test
  void a_description_elsewhere_or_without_end_is_none() {
    provider.describes(" ".repeat(600 * 1024));
    assertThat(((Refused) flow.begin()).detail()).contains("longer than 524288 bytes");

    clock.turn(Duration.ofSeconds(5));
    provider.describes(provider.documentOf(provider.issuer().toString()));
    provider.redirectsItsDescription();
    assertThat(((Refused) flow.begin()).detail()).contains("HTTP 302");
  }

  @Test
  void a_provider_that_never_answers_is_not_waited_for() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      URI issuer = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/sso");
      CodeFlow waiting = flow(issuer, Duration.ofMillis(200));

      assertThat(((Refused) waiting.begin()).detail()).contains("no whole answer within PT0.2S");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
