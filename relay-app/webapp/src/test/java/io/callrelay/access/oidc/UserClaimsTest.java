package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.platform.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserClaimsTest {
  private static final Map<Role, List<String>> VALUES =
      Map.of(
          Role.VIEWER, List.of("look", "wall"),
          Role.OPERATOR, List.of("ops"),
          Role.ADMIN, List.of("boss"));

  private final UserClaims claims = new UserClaims("preferred_username", "roles", VALUES);

  @Test
  void each_value_gives_its_role_and_of_several_the_highest_counts() {
    assertThat(claims.role(roles(List.of("wall")))).contains(Role.VIEWER);
    assertThat(claims.role(roles(List.of("staff", "ops")))).contains(Role.OPERATOR);
    assertThat(claims.role(roles(List.of("look", "boss", "ops")))).contains(Role.ADMIN);
    assertThat(claims.role(roles("ops"))).as("one text instead of a list").contains(Role.OPERATOR);
  }

  @Test
  void whoever_has_none_of_them_has_no_role() {
    assertThat(claims.role(Map.of())).isEmpty();
    assertThat(claims.role(roles(List.of()))).isEmpty();
    assertThat(claims.role(roles(List.of("OPS", "ops ", "o", "look,boss")))).isEmpty();
    assertThat(claims.role(roles("ops boss"))).isEmpty();
    assertThat(claims.role(roles(Arrays.asList(null, 7, Map.of("ops", true))))).isEmpty();
    assertThat(claims.role(roles(Map.of("boss", "boss")))).isEmpty();
    assertThat(new UserClaims("n", "roles", Map.of()).role(roles(List.of("boss")))).isEmpty();
  }

  @Test
  void dots_lead_into_objects() {
    UserClaims keycloak = new UserClaims("n", "resource_access.relay.roles", VALUES);

    assertThat(
            keycloak.role(
                Map.of("resource_access", Map.of("relay", Map.of("roles", List.of("ops"))))))
        .contains(Role.OPERATOR);
    assertThat(keycloak.role(Map.of("resource_access", Map.of("relay", List.of("ops"))))).isEmpty();
    assertThat(keycloak.role(Map.of("resource_access", "ops"))).isEmpty();
    assertThat(keycloak.role(Map.of("relay", Map.of("roles", List.of("ops"))))).isEmpty();
  }

  @Test
  void a_claim_whose_name_has_dots_is_found_by_its_name() {
    UserClaims named = new UserClaims("n", "https://example.com/roles", VALUES);

    assertThat(named.role(Map.of("https://example.com/roles", List.of("look"))))
        .contains(Role.VIEWER);
  }

  @Test
  void a_name_is_that_of_the_claim_and_can_be_no_built_in_user() {
    assertThat(claims.name(Map.of("preferred_username", " Zoë@example.com ", "sub", "1")))
        .contains("oidc:Zoë@example.com");
    assertThat(claims.name(Map.of("preferred_username", "admin"))).contains("oidc:admin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "two\nlines",
        "turned\u202Eround",
        "\u200B",
        "a name that is much longer than the sixty characters that the ledger keeps of one"
      })
  void a_name_that_is_not_fit_is_replaced_by_the_subject(String name) {
    assertThat(claims.name(Map.of("preferred_username", name, "sub", "f3a9")))
        .contains("oidc:f3a9");
    assertThat(claims.name(Map.of("preferred_username", name, "sub", name))).isEmpty();
  }

  @Test
  void a_name_that_is_no_text_is_replaced_by_the_subject() {
    assertThat(claims.name(Map.of("preferred_username", List.of("a"), "sub", "f3a9")))
        .contains("oidc:f3a9");
    assertThat(claims.name(Map.of())).isEqualTo(Optional.empty());
  }

  private static Map<String, Object> roles(Object value) {
    return Map.of("roles", value);
  }
}
