package io.callrelay.platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What OpenID Connect asks of the settings, once an issuer is given. */
final class SettingsForOidc {
  private static final List<Setting> ROLES =
      List.of(Setting.OIDC_ROLE_VIEWER, Setting.OIDC_ROLE_OPERATOR, Setting.OIDC_ROLE_ADMIN);

  private SettingsForOidc() {}

  /** One sentence for each that does not fit. */
  static List<String> problems(Map<Setting, Object> values) {
    List<String> problems = new ArrayList<>();
    if (values.get(Setting.OIDC_ISSUER) instanceof URI issuer) {
      if (ROLES.stream().noneMatch(values::containsKey)) {
        problems.add(
            told(
                Setting.OIDC_ROLE_VIEWER,
                "is missing, and so are %s and %s: nobody could log in by OpenID Connect. %s"
                    .formatted(
                        Setting.OIDC_ROLE_OPERATOR.key(),
                        Setting.OIDC_ROLE_ADMIN.key(),
                        Setting.OIDC_ROLE_VIEWER.meaning())));
      }
      requireFit(Setting.OIDC_ISSUER, issuer, problems);
      if (values.get(Setting.SUPPORT_LINK) instanceof URI link) {
        requireFit(Setting.SUPPORT_LINK, link, problems);
      }
    }
    return problems;
  }

  private static void requireFit(Setting setting, URI url, List<String> problems) {
    if (SettingsTogether.leavesUnencrypted(url)) {
      problems.add(
          told(
              setting,
              "should be https, for whoever reads along could log in; http is for this machine"
                  + " (localhost) only"));
    }
    if (url.getRawQuery() != null) {
      problems.add(told(setting, "should end before the '?', for OpenID Connect"));
    }
  }

  private static String told(Setting setting, String words) {
    return "%s (%s): %s".formatted(setting.key(), setting.environmentName(), words);
  }
}
