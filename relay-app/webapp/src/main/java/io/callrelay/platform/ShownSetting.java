package io.callrelay.platform;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A setting's value as a stranger may read it. What is not known to be harmless is not shown. */
final class ShownSetting {
  private static final Set<Setting.Kind> HARMLESS =
      EnumSet.of(
          Setting.Kind.INTEGER,
          Setting.Kind.BYTES,
          Setting.Kind.DURATION,
          Setting.Kind.PATH,
          Setting.Kind.FILE,
          Setting.Kind.HOST_AND_PORT,
          Setting.Kind.ZONE,
          Setting.Kind.LOG_CONSOLE,
          Setting.Kind.SWITCH,
          Setting.Kind.SMTP_TLS,
          Setting.Kind.WEBHOOK_FORM);
  private static final Set<Setting.Kind> LISTS =
      EnumSet.of(Setting.Kind.SCOPES, Setting.Kind.WORDS);
  private static final Set<Setting.Kind> WITHOUT_PARAMETERS =
      EnumSet.of(Setting.Kind.TEXT, Setting.Kind.HTTP_URL, Setting.Kind.JDBC_URL);

  private ShownSetting() {}

  static String of(Setting setting, Object value) {
    if (HARMLESS.contains(setting.kind())) {
      return value.toString();
    }
    if (WITHOUT_PARAMETERS.contains(setting.kind())) {
      return withoutParameters(value.toString());
    }
    if (LISTS.contains(setting.kind())) {
      return joined((List<?>) value);
    }
    return setting.kind() == Setting.Kind.MAIL_ADDRESSES
        ? domains((List<?>) value)
        : "(set, not shown)";
  }

  /** A URL may hold a key or a password among its parameters, or in front of its host. */
  private static String withoutParameters(String text) {
    int parameters = text.indexOf('?');
    String address = parameters < 0 ? text : text.substring(0, parameters) + "?…";
    return address.replaceAll("//[^/@]*@", "//…@");
  }

  private static String joined(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String domains(List<?> addresses) {
    return addresses.stream()
        .map(address -> address.toString().replaceFirst(".*@", "…@"))
        .collect(Collectors.joining(", "));
  }
}
