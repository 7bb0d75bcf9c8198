package io.callrelay.platform;

import java.util.List;
import java.util.Map;
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
          new Rule(Setting.SUPPORT_SMTP_USER, List.of(Setting.SUPPORT_SMTP_PASSWORD)),
          new Rule(Setting.SUPPORT_SMTP_PASSWORD, List.of(Setting.SUPPORT_SMTP_USER)));

  private SettingsTogether() {}

  /** One sentence for each setting that is missing beside another. */
  static List<String> problems(Map<Setting, Object> values) {
    return RULES.stream()
        .filter(rule -> isOn(values.get(rule.given())))
        .flatMap(rule -> missing(rule, values))
        .distinct()
        .toList();
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
