package io.callrelay.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.ledger.UsedStates;
import io.callrelay.platform.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcSettingsTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"https://relay.example.com", "https://relay.example.com/"})
  void addresses_are_those_of_the_settings_below_the_console(String link) {
    OidcSettings oidc = OidcSettings.from(settings(Map.of("relay.support.link", link))).get();

    assertThat(oidc.redirectUri()).hasToString("https://relay.example.com/console/oidc/callback");
    assertThat(oidc.logIn()).hasToString("https://relay.example.com/console/oidc/login");
    assertThat(oidc.toString()).doesNotContain("well kept");
  }

  @Test
  void a_relay_below_a_path_is_found_there() {
    Settings settings = settings(Map.of("relay.support.link", "https://ops.example.com/relay/"));

    assertThat(OidcSettings.from(settings).get().redirectUri())
        .hasToString("https://ops.example.com/relay/console/oidc/callback");
  }

  @Test
  void without_an_issuer_nobody_logs_in_so() {
    Settings none =
        Settings.from(
            new SmallRyeConfigBuilder()
                .withDefaultValue("relay.truepulse.url", "https://truepulse.example/")
                .build());
    assertThat(relyingParty(none).flow()).isEmpty();
    assertThat(relyingParty(none).logOut("oidc:carla")).isEmpty();
  }

  @Test
  void a_built_in_user_logs_out_here_only() {
    assertThat(relyingParty(settings(Map.of())).logOut("anna")).isEmpty();
  }

  @Test
  void a_file_without_certificates_ends_the_start_with_its_setting() throws IOException {
    Path file = Files.writeString(directory.resolve("trust.pem"), "nothing");
    Settings settings = settings(Map.of("relay.oidc.trust", file.toString()));

    assertThatThrownBy(() -> relyingParty(settings)).hasMessageContaining("relay.oidc.trust");
  }

  private static RelyingParty relyingParty(Settings settings) {
    return new RelyingParty(settings, new NoStates(), Clock.systemUTC(), Runnable::run);
  }

  private static Settings settings(Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put("relay.truepulse.url", "https://truepulse.example/");
    values.put("relay.oidc.issuer", "https://sso.example.com/realms/operations");
    values.put("relay.oidc.client-id", "relay");
    values.put("relay.oidc.client-secret", "well kept");
    values.put("relay.oidc.role-admin", "admins");
    values.put("relay.support.link", "https://relay.example.com");
    values.putAll(more);
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build());
  }

  private static final class NoStates extends UsedStates {}
}
