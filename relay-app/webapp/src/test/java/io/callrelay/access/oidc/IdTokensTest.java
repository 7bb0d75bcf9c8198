package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which ID tokens are believed. */
class IdTokensTest extends WithAProvider {
  @ParameterizedTest
  @EnumSource
  void an_id_token_that_is_not_to_be_believed_lets_nobody_in(Forgery forgery) {
    provider.gives(claims -> forgery.make(claims, provider));

    assertThat(why(logIn())).isEqualTo(Why.NOT_VERIFIED);
    assertThat(provider.codesRedeemed()).isEqualTo(1);
  }

  @Test
  void a_provider_may_change_its_key() {
    assertThat(logIn()).isInstanceOf(Proven.class);
    provider.changesItsKey();
    assertThat(logIn()).isInstanceOf(Proven.class);
  }
}
