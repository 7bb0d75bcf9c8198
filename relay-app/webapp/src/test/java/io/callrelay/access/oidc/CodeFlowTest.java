package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.platform.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code flow with a provider that keeps to the protocol, and with one that does not. */
class CodeFlowTest extends WithAProvider {
  @Test
  void whoever_the_provider_vouches_for_is_known_by_name_and_highest_role() {
    Begun begun = begin();
    Map<String, List<String>> asked = provider.logsIn(begun.provider());

    assertThat(asked)
        .containsEntry("response_type", List.of("code"))
        .containsEntry("client_id", List.of(TestProvider.CLIENT))
        .containsEntry("scope", List.of("openid profile"))
        .containsEntry("redirect_uri", List.of("https://relay.example.com/console/oidc/callback"))
        .containsEntry("code_challenge_method", List.of("S256"));
    assertThat(begun.provider().toString())
        .startsWith(provider.issuer() + "/authorize?")
        .doesNotContain(begun.cookie().substring(0, 43));
    assertThat(flow.end(Optional.of(begun.cookie()), answer(begun)))
        .isEqualTo(new Proven("oidc:carla", Role.OPERATOR));
  }

  @Test
  void an_answer_to_another_browser_is_not_taken_and_its_code_not_redeemed() {
    Begun begun = begin();
    Begun others = begin();
    provider.logsIn(begun.provider());
    Map<String, String[]> twice = answer(begun);
    twice.put("state", new String[] {state(begun), state(begun)});

    assertThat(why(flow.end(Optional.empty(), answer(begun)))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(others.cookie()), answer(begun))))
        .isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of("x"), answer(begun)))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(begun.cookie()), Map.of()))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(why(flow.end(Optional.of(begun.cookie()), twice))).isEqualTo(Why.NOT_BEGUN_HERE);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void an_answer_is_taken_once() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    flow.end(Optional.of(begun.cookie()), answer(begun));

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer(begun)))).isEqualTo(Why.USED);
    assertThat(provider.codesRedeemed()).isEqualTo(1);
  }

  @Test
  void a_person_may_take_ten_minutes_at_the_provider() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    clock.turn(Duration.ofMinutes(10));

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer(begun)))).isEqualTo(Why.EXPIRED);
  }

  @Test
  void a_code_of_another_log_in_is_of_no_use() {
    Begun victims = begin();
    provider.logsIn(victims.provider());
    Begun own = begin();

    assertThat(why(flow.end(Optional.of(own.cookie()), answer(own)))).isEqualTo(Why.NOT_VERIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "error, access_denied, DENIED",
    "error, server_error, PROVIDER_ERROR",
    "error, <script>, PROVIDER_ERROR",
    "code, '', PROVIDER_ERROR",
    "iss, https://evil.example, NOT_VERIFIED"
  })
  void an_answer_without_a_code_of_this_provider_lets_nobody_in(
      String parameter, String value, Why why) {
    Begun begun = begin();
    Map<String, String[]> answer = answer(begun);
    answer.put(parameter, new String[] {value});

    assertThat(why(flow.end(Optional.of(begun.cookie()), answer))).isEqualTo(why);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void the_issuer_in_an_answer_may_be_this_one() {
    Begun begun = begin();
    provider.logsIn(begun.provider());
    Map<String, String[]> answer = answer(begun);
    answer.put("iss", new String[] {provider.issuer().toString()});

    assertThat(flow.end(Optional.of(begun.cookie()), answer)).isInstanceOf(Proven.class);
  }

  @Test
  void without_a_role_or_a_name_nobody_is_let_in() {
    provider.gives(
        claims ->
            TestProvider.signed(
                provider.firstKey(), claims.claim("roles", List.of("staff")).build()));
    assertThat(why(logIn())).isEqualTo(Why.NO_ROLE);

    provider.gives(
        claims ->
            TestProvider.signed(
                provider.firstKey(),
                claims.claim("preferred_username", null).subject("x".repeat(200)).build()));
    assertThat(why(logIn())).isEqualTo(Why.NAMELESS);
  }

  @Test
  void while_the_ledger_is_down_no_code_is_redeemed() {
    states.down = true;

    assertThat(why(logIn())).isEqualTo(Why.LEDGER);
    assertThat(provider.codesRedeemed()).isZero();
  }

  @Test
  void a_browser_logs_out_with_the_provider_and_comes_back_to_the_console() {
    URI logOut = flow.logOut().orElseThrow();

    assertThat(logOut.toString()).startsWith(provider.issuer() + "/logout?");
    assertThat(URLUtils.parseParameters(logOut.getRawQuery()))
        .containsEntry("client_id", List.of(TestProvider.CLIENT))
        .containsEntry("post_logout_redirect_uri", List.of("https://relay.example.com/console/"));
  }
}
