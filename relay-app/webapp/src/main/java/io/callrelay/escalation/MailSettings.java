package io.callrelay.escalation;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How mails are sent.
 *
 * @param server that takes them; empty when nobody is to be told by mail
 * @param from their sender
 * @param mostAttached size of the largest bundle that is attached, in bytes
 * @param zone in which times are given
 */
record MailSettings(Optional<Server> server, String from, long mostAttached, ZoneId zone) {
  /**
   * A mail server.
   *
   * @param tls {@code starttls}, {@code tls} or {@code none}
   */
  record Server(String host, int port, String tls, Optional<Login> login) {}

  /** How the relay logs in there; shows no password. */
  record Login(String user, String password) {
    @Override
    public String toString() {
      return "Login of " + user;
    }
  }

  static MailSettings from(Settings settings) {
    Optional<Server> server =
        settings
            .text(Setting.SUPPORT_SMTP_HOST)
            .map(
                host ->
                    new Server(
                        host,
                        settings.integer(Setting.SUPPORT_SMTP_PORT),
                        settings.text(Setting.SUPPORT_SMTP_TLS).orElseThrow(),
                        login(settings)));
    return new MailSettings(
        server,
        settings.mailAddresses(Setting.SUPPORT_MAIL_FROM).stream().findFirst().orElse(""),
        settings.bytes(Setting.SUPPORT_MAIL_ATTACHMENT),
        settings.zone(Setting.CALL_ZONE));
  }

  private static Optional<Login> login(Settings settings) {
    return settings
        .text(Setting.SUPPORT_SMTP_USER)
        .map(user -> new Login(user, settings.text(Setting.SUPPORT_SMTP_PASSWORD).orElseThrow()));
  }
}
