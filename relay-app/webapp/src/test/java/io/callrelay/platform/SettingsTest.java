package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String URL = "https://truepulse.example/webhook?key=1";

  @TempDir Path directory;

  @Test
  void everything_but_the_url_has_a_default() {
    Settings settings = settings(Map.of("relay.truepulse.url", URL));

    assertThat(settings.url(Setting.TRUEPULSE_URL)).hasToString(URL);
    assertThat(settings.duration(Setting.TRUEPULSE_DEADLINE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.integer(Setting.DELIVERY_CONCURRENCY)).isEqualTo(64);
    assertThat(settings.path(Setting.DATA_DIR)).isAbsolute();
    assertThat(settings.text(Setting.LEDGER_URL)).isEmpty();
    assertThat(settings.tokens(Setting.INTAKE_TOKENS)).isEmpty();
  }

  @Test
  void every_problem_is_told_at_once_with_key_environment_name_and_what_would_be_right() {
    InvalidSettings refused =
        catchThrowableOfType(
            InvalidSettings.class,
            () ->
                settings(
                    Map.of("relay.retry.max", "15 minutes", "relay.delivery.concurrency", "0")));

    assertThat(refused.problems())
        .hasSize(3)
        .anySatisfy(
            problem ->
                assertThat(problem).contains("relay.truepulse.url", "RELAY_TRUEPULSE_URL", "S3.1"))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .contains("relay.retry.max", "RELAY_RETRY_MAX", "15 minutes", "PT15M"))
        .anySatisfy(
            problem -> assertThat(problem).contains("relay.delivery.concurrency", "from 1 to 256"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relay.truepulse.url       | ftp://x/",
        "relay.truepulse.url       | truepulse.example",
        "relay.truepulse.url       | http://user:secret@x/",
        "relay.truepulse.deadline  | 10",
        "relay.truepulse.deadline  | PT0S",
        "relay.truepulse.deadline  | PT3M",
        "relay.call.zone           | India/Mumbai",
        "relay.intake.tokens       | secretsecret",
        "relay.intake.tokens       | pbx:short",
        "relay.intake.tokens       | pbx:has a blank",
        "relay.operator.tokens     | a:12345678,b",
        "relay.ledger.url          | jdbc:postgresql://x/y",
        "relay.http.port           | 0",
        "relay.http.port           | 65536",
        "relay.http.port           | http",
        "relay.log.console         | loud",
      })
  void a_wrong_value_is_refused_by_its_key(String key, String value) {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put(key, value);

    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));

    assertThat(refused.problems()).singleElement().asString().startsWith(key + " (");
  }

  @Test
  void a_token_is_shown_by_no_message() {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put("relay.intake.tokens", "pbx:secret with blanks");
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));
    assertThat(refused).message().doesNotContain("secret");
    assertThat(new NamedToken("pbx", "secretsecret")).asString().doesNotContain("secret");
  }

  @Test
  void tokens_are_made_once_kept_for_the_owner_only_and_found_again() throws Exception {
    Settings settings =
        settings(
            Map.of(
                "relay.truepulse.url",
                URL,
                "relay.data-dir",
                directory.toString(),
                "relay.operator.tokens",
                "anna:first-token,anna:second-token"));

    Tokens made = Tokens.loadOrCreate(settings);
    Tokens found = Tokens.loadOrCreate(settings);

    assertThat(made.newlyMade()).isTrue();
    assertThat(found.newlyMade()).isFalse();
    assertThat(found.intake()).isEqualTo(made.intake());
    assertThat(found.intakeName(made.intake().get(0).token())).contains("intake");
    assertThat(found.operatorName("first-token")).contains("anna");
    assertThat(found.operatorName("second-token")).contains("anna");
    assertThat(found.operatorName("third-token")).isEmpty();
    assertThat(found.operatorName(made.intake().get(0).token())).isEmpty();
    assertThat(Files.getPosixFilePermissions(directory.resolve(Tokens.FILE)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  private static Settings settings(Map<String, String> values) {
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build());
  }
}
