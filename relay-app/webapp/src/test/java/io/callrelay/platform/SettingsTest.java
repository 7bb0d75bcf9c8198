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
import org.junit.jupiter.params.provider.ValueSource;

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
        "relay.truepulse.url       | http://truepulse.example/webhook",
        "relay.truepulse.url       | http://127.0.0.1.example/webhook",
        "relay.truepulse.url       | http://localhost.example/webhook",
        "relay.truepulse.url       | http://169.254.169.254/latest",
        "relay.truepulse.trust     | /no/such/file.pem",
        "relay.truepulse.proxy     | proxy",
        "relay.truepulse.proxy     | proxy:65536",
        "relay.truepulse.proxy     | http://proxy:3128",
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
        "relay.operator.tokens     | a:12345678:intake",
        "relay.operator.tokens     | a:12345678:root",
        "relay.intake.tokens       | a:12345678:admin",
        "relay.ledger.url          | jdbc:postgresql://x/y",
        "relay.http.port           | 0",
        "relay.http.port           | 65536",
        "relay.http.port           | http",
        "relay.log.console         | loud",
        "relay.support.mail-to     | anna",
        "relay.support.mail-to     | anna@example.com, ben at example.com",
        "relay.support.smtp-tls    | ssl",
        "relay.support.mail-true-pulse | yes",
        "relay.support.webhook-url | hooks.example.com/secret",
        "relay.support.webhook-url | http://hooks.example.com/secret",
        "relay.support.webhook-url | http://169.254.169.254/latest",
        "relay.support.webhook-url | file:///etc/passwd",
        "relay.support.webhook-url | javascript:alert(1)",
        "relay.support.webhook-url | https://user:secret@hooks.example.com/",
        "relay.support.link        | javascript:alert(1)",
        "relay.support.link        | data:text/html,x",
        "relay.support.link        | file:///etc/passwd",
        "relay.support.link        | //calls.example/console",
        "relay.support.link        | https://user:secret@calls.example/",
        "relay.tracing.url         | file:///etc/passwd",
        "relay.tracing.url         | javascript:alert(1)",
        "relay.tracing.url         | jar:http://x.example/y!/z",
        "relay.tracing.url         | gopher://collector:70/1",
        "relay.tracing.url         | http:///v1/traces",
        "relay.tracing.url         | http://user:secret@collector:4318/",
        "relay.support.webhook-form | discord",
        "relay.support.endpoint-limit | PT0S",
        "relay.retention.delivered | PT1H",
        "relay.oidc.scopes         | profile email",
        "relay.oidc.scopes         | openid \"",
      })
  void a_wrong_value_is_refused_by_its_key(String key, String value) {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put(key, value);

    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));

    assertThat(refused.problems()).singleElement().asString().startsWith(key + " (");
  }

  @Test
  void who_is_told_by_mail_needs_a_server_and_a_sender() {
    for (Map<String, String> given :
        java.util.List.of(
            Map.of("relay.support.mail-to", "anna@example.com"),
            Map.of("relay.support.mail-true-pulse", "true"))) {
      Map<String, String> values = new HashMap<>(Map.of("relay.truepulse.url", URL));
      values.putAll(given);
      InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(values));
      assertThat(refused.problems())
          .hasSize(2)
          .anyMatch(
              problem -> problem.startsWith("relay.support.smtp-host (RELAY_SUPPORT_SMTP_HOST)"))
          .anyMatch(problem -> problem.startsWith("relay.support.mail-from"));
    }
  }

  @Test
  void a_user_of_the_mail_server_needs_a_password_and_nobody_else_does() {
    InvalidSettings refused =
        catchThrowableOfType(
            InvalidSettings.class,
            () -> settings(Map.of("relay.truepulse.url", URL, "relay.support.smtp-user", "relay")));
    assertThat(refused.problems()).singleElement().asString().contains("smtp-password");
    settings(Map.of("relay.truepulse.url", URL, "relay.support.mail-true-pulse", "false"));
  }

  @Test
  void open_id_connect_needs_a_client_an_address_and_a_role() {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put("relay.oidc.issuer", "https://sso.example.com/realms/operations");
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));

    assertThat(refused.problems())
        .hasSize(4)
        .anyMatch(problem -> problem.startsWith("relay.oidc.client-id (RELAY_OIDC_CLIENT_ID)"))
        .anyMatch(problem -> problem.startsWith("relay.oidc.client-secret"))
        .anyMatch(problem -> problem.startsWith("relay.support.link"))
        .anyMatch(problem -> problem.startsWith("relay.oidc.role-viewer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client-id=relay",
        "client-secret=s",
        "role-viewer=v",
        "role-operator=o",
        "role-admin=a",
        "proxy=proxy:3128"
      })
  void what_is_set_of_open_id_connect_without_an_issuer_is_refused(String set) {
    String[] setting = set.split("=", -1);
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put("relay.oidc." + setting[0], setting[1]);
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));

    assertThat(refused.problems())
        .singleElement()
        .asString()
        .startsWith("relay.oidc.issuer")
        .contains(setting[0]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relay.oidc.issuer  | http://sso.example.com/  | https",
        "relay.oidc.issuer  | https://sso.example.com/?tenant=1 | '?'",
        "relay.support.link | http://relay.example.com/ | https",
        "relay.support.link | https://relay.example.com/?x=1 | '?'",
        "relay.oidc.role-operator | a,,b | commas"
      })
  void an_address_that_others_can_read_along_is_refused(String key, String value, String words) {
    Map<String, String> given = openIdConnect();
    given.put(key, value);
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));

    assertThat(refused.problems()).singleElement().asString().startsWith(key).contains(words);
  }

  @Test
  void open_id_connect_on_this_machine_may_do_without_encryption_and_hides_its_secret() {
    Map<String, String> given = openIdConnect();
    given.put("relay.oidc.issuer", "http://localhost:8090/sso");
    given.put("relay.support.link", "http://127.0.0.1:8080");
    given.put("relay.oidc.role-operator", "ops, on call");
    Settings settings = settings(given);

    assertThat(settings.words(Setting.OIDC_ROLE_OPERATOR)).containsExactly("ops", "on call");
    assertThat(settings.words(Setting.OIDC_SCOPES)).containsExactly("openid", "profile", "email");
    assertThat(settings.shown())
        .containsEntry("relay.oidc.client-secret", "(set, not shown)")
        .containsEntry("relay.oidc.client-id", "relay")
        .containsEntry("relay.oidc.role-operator", "ops, on call");
  }

  private static Map<String, String> openIdConnect() {
    return new HashMap<>(
        Map.of(
            "relay.truepulse.url", URL,
            "relay.oidc.issuer", "https://sso.example.com/realms/operations",
            "relay.oidc.client-id", "relay",
            "relay.oidc.client-secret", "secret",
            "relay.oidc.role-admin", "admins",
            "relay.support.link", "https://relay.example.com/"));
  }

  @Test
  void settings_are_shown_without_anything_secret() {
    Map<String, String> shown =
        settings(
                Map.of(
                    "relay.truepulse.url", "https://truepulse.example/webhook?key=secret1",
                    "relay.ledger.url", "jdbc:mysql://db/relay?password=secret2",
                    "relay.ledger.password", "secret3",
                    "relay.broker.url", "tcp://u:secret4@broker:61616",
                    "relay.intake.tokens", "pbx:secret5secret5",
                    "relay.support.webhook-url", "https://hooks.example.com/secret6",
                    "relay.support.mail-to", "anna@example.com",
                    "relay.support.mail-from", "relay@example.com",
                    "relay.support.smtp-host", "mail.example.com"))
            .shown();

    assertThat(shown.toString()).doesNotContain("secret").doesNotContain("anna");
    assertThat(shown)
        .containsEntry("relay.truepulse.url", "https://truepulse.example/webhook?…")
        .containsEntry("relay.broker.url", "tcp://…@broker:61616")
        .containsEntry("relay.support.mail-to", "…@example.com")
        .containsEntry("relay.support.webhook-url", "(set, not shown)")
        .containsEntry("relay.delivery.concurrency", "64")
        .doesNotContainKey("relay.support.smtp-user");
  }

  @Test
  void a_secret_address_is_shown_by_no_message() {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put("relay.support.webhook-url", "hooks.example.com/secret");
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));
    assertThat(refused).message().doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:9090/",
        "http://127.0.0.1/",
        "http://127.9.9.9:1/",
        "http://[::1]:9090/"
      })
  void this_machine_may_be_told_unencrypted(String url) {
    assertThat(settings(Map.of("relay.truepulse.url", url)).url(Setting.TRUEPULSE_URL))
        .hasToString(url);
  }

  @Test
  void another_machine_is_told_unencrypted_only_by_an_explicit_setting() {
    Settings settings =
        settings(
            Map.of(
                "relay.truepulse.url", "http://simulator:9090/",
                "relay.truepulse.allow-http", "true"));

    assertThat(settings.url(Setting.TRUEPULSE_URL)).hasToString("http://simulator:9090/");
  }

  @Test
  void a_token_is_shown_by_no_message() {
    Map<String, String> given = new HashMap<>(Map.of("relay.truepulse.url", URL));
    given.put("relay.intake.tokens", "pbx:secret with blanks");
    InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, () -> settings(given));
    assertThat(refused).message().doesNotContain("secret");
    assertThat(new NamedToken("pbx", "secretsecret", Role.INTAKE))
        .asString()
        .doesNotContain("secret");
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
                "anna:first-token,anna:second-token:viewer,boss:third-token:admin"));

    Tokens made = Tokens.loadOrCreate(settings);
    Tokens found = Tokens.loadOrCreate(settings);

    assertThat(made.newlyMade()).isTrue();
    assertThat(found.newlyMade()).isFalse();
    assertThat(found.intake()).isEqualTo(made.intake());
    assertThat(found.operators())
        .containsExactly(
            new NamedToken("anna", "first-token", Role.OPERATOR),
            new NamedToken("anna", "second-token", Role.VIEWER),
            new NamedToken("boss", "third-token", Role.ADMIN));
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
