package io.callrelay.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.platform.Settings;
import io.callrelay.platform.Tokens;
import io.callrelay.platform.http.AccessRules.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRulesTest {
  private static final String INTAKE = "Bearer intake-old-secret";
  private static final String OPERATOR = "Bearer operator-secret";
  private static final List<String> CALLS = List.of("calls");
  private static final List<String> ONE_CALL = List.of("calls", "a", "b");
  private static final List<String> STATUS = List.of("status");

  private final AccessRules rules = new AccessRules(tokens());

  @Test
  void an_intake_token_posts_calls() {
    assertThat(rules.decide("POST", CALLS, INTAKE)).isEqualTo(new Decision.Allowed("pbx"));
    assertThat(rules.decide("POST", CALLS, "Bearer intake-new-secret"))
        .isEqualTo(new Decision.Allowed("pbx"));
    assertThat(rules.decide("POST", CALLS, "bearer   intake-old-secret "))
        .isEqualTo(new Decision.Allowed("pbx"));
  }

  @Test
  void an_operator_token_does_not_post_calls() {
    assertThat(rules.decide("POST", CALLS, OPERATOR)).isEqualTo(new Decision.OtherRole("ann"));
  }

  @Test
  void both_look_at_a_call() {
    assertThat(rules.decide("GET", ONE_CALL, INTAKE)).isEqualTo(new Decision.Allowed("pbx"));
    assertThat(rules.decide("GET", ONE_CALL, OPERATOR)).isEqualTo(new Decision.Allowed("ann"));
  }

  @Test
  void all_else_is_the_operators() {
    for (List<String> path : List.of(STATUS, CALLS, List.<String>of())) {
      assertThat(rules.decide("GET", path, OPERATOR)).isEqualTo(new Decision.Allowed("ann"));
      assertThat(rules.decide("GET", path, INTAKE)).isEqualTo(new Decision.OtherRole("pbx"));
    }
    assertThat(rules.decide("POST", ONE_CALL, OPERATOR)).isEqualTo(new Decision.Allowed("ann"));
    assertThat(rules.decide("POST", ONE_CALL, INTAKE)).isEqualTo(new Decision.OtherRole("pbx"));
    assertThat(rules.decide("DELETE", CALLS, INTAKE)).isEqualTo(new Decision.OtherRole("pbx"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic aW50YWtl",
        "intake-old-secret",
        "Bearer intake-old-secre",
        "Bearer intake-old-secret1",
        "Bearer INTAKE-OLD-SECRET",
        "Bearer intake-old-secret, Bearer operator-secret",
        "Bearer pbx:intake-old-secret",
        "Bearer intake-old secret"
      })
  void nobody_else_is_let_in(String authorization) {
    assertThat(rules.decide("POST", CALLS, authorization)).isEqualTo(new Decision.Unknown());
    assertThat(rules.decide("GET", STATUS, authorization)).isEqualTo(new Decision.Unknown());
  }

  private static Tokens tokens() {
    Map<String, String> settings =
        Map.of(
            "relay.truepulse.url", "http://localhost:9090/webhook",
            "relay.intake.tokens", "pbx:intake-old-secret,pbx:intake-new-secret",
            "relay.operator.tokens", "ann:operator-secret");
    return Tokens.loadOrCreate(Settings.from(new MapConfig(settings)));
  }
}
