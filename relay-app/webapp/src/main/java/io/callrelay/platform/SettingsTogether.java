package io.callrelay.platform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What settings ask of each other. */
final class SettingsTogether {
  /** With one of these given, the others are required. */
  private record Rule(Setting given, List<Setting> required) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              Setting.SUPPORT_MAIL_TO,
              List.of(Setting.SUPPORT_SMTP_HOST, Setting.SUPPORT_MAIL_FROM)),
          new Rule(
              Setting.SUPPORT_MAIL_TRUE_PULSE,
              List.of(Setting.SUPPORT_SMTP_HOST, Setting.SUPPORT_MAIL_FROM)),
          new Rule(Setting.TRUEPULSE_CERTIFICATE, List.of(Setting.TRUEPULSE_KEY)),
          new Rule(Setting.TRUEPULSE_KEY, List.of(Setting.TRUEPULSE_CERTIFICATE)),
          new Rule(Setting.HTTPS_PORT, List.of(Setting.HTTPS_CERTIFICATE, Setting.HTTPS_KEY)),
          new Rule(Setting.HTTPS_CERTIFICATE, List.of(Setting.HTTPS_PORT, Setting.HTTPS_KEY)),
          new Rule(Setting.HTTPS_KEY, List.of(Setting.HTTPS_PORT, Setting.HTTPS_CERTIFICATE)),
          new Rule(Setting.SUPPORT_SMTP_USER, List.of(Setting.SUPPORT_SMTP_PASSWORD)),
          new Rule(Setting.SUPPORT_SMTP_PASSWORD, List.of(Setting.SUPPORT_SMTP_USER)),
          new Rule(
              Setting.OIDC_ISSUER,
              List.of(Setting.OIDC_CLIENT_ID, Setting.OIDC_CLIENT_SECRET, Setting.SUPPORT_LINK)),
          new Rule(Setting.OIDC_CLIENT_ID, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_CLIENT_SECRET, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_ROLE_VIEWER, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_ROLE_OPERATOR, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_ROLE_ADMIN, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_TRUST, List.of(Setting.OIDC_ISSUER)),
          new Rule(Setting.OIDC_PROXY, List.of(Setting.OIDC_ISSUER)));

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  /** An address that no wire between machines is to see unencrypted. */
  private record Encrypted(Setting url, String words, Optional<Setting> unless) {
    Optional<String> problem(Map<Setting, Object> values) {
      boolean refused =
          values.get(url) instanceof URI given
              && leavesUnencrypted(given)
              && unless.filter(allowed -> isOn(values.get(allowed))).isEmpty();
      return refused
          ? Optional.of(
              "%s (%s): should be https, %s".formatted(url.key(), url.environmentName(), words))
          : Optional.empty();
    }
  }

  private static final List<Encrypted> UNENCRYPTED =
      List.of(
          new Encrypted(
              Setting.TRUEPULSE_URL,
              "for calls hold telephone numbers; %s=true allows http"
                  .formatted(Setting.TRUEPULSE_ALLOW_HTTP.key()),
              Optional.of(Setting.TRUEPULSE_ALLOW_HTTP)),
          new Encrypted(
              Setting.SUPPORT_WEBHOOK_URL,
              "for the address is a secret; http is for this machine only",
              Optional.empty()));

  private SettingsTogether() {}

  /** One sentence for each setting that is missing beside another. */
  static List<String> problems(Map<Setting, Object> values) {
    Stream<String> missing =
        RULES.stream()
            .filter(rule -> isOn(values.get(rule.given())))
            .flatMap(rule -> missing(rule, values))
            .distinct();
    return Stream.of(
            missing,
            UNENCRYPTED.stream().flatMap(rule -> rule.problem(values).stream()),
            SettingsForOidc.problems(values).stream())
        .flatMap(problems -> problems)
        .toList();
  }

  /** Whether what is sent there goes unencrypted to another machine. */
  static boolean leavesUnencrypted(URI url) {
    return url.getScheme().equals("http") && !LOOPBACK.matcher(url.getHost()).matches();
  }

  /** A switch that is off asks for nothing. */
  private static boolean isOn(@Nullable Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }

  private static Stream<String> missing(Rule rule, Map<Setting, Object> values) {
    return rule.required().stream()
        .filter(setting -> !values.containsKey(setting))
        .map(
            setting ->
                "%s (%s): is missing, and %s needs it. %s"
                    .formatted(
                        setting.key(),
                        setting.environmentName(),
                        rule.given().key(),
                        setting.meaning()));
  }
}
