package io.callrelay.standalone;

import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether the mail server is there and greets. Nobody logs in and no mail is sent. */
final class CheckedMailServer {
  private CheckedMailServer() {}

  static String look(Settings settings) throws StartFailure {
    Optional<String> host = settings.text(Setting.SUPPORT_SMTP_HOST);
    if (host.isEmpty()) {
      return "not set: nobody is told of trouble by mail";
    }
    int port = settings.integer(Setting.SUPPORT_SMTP_PORT);
    String place = "%s:%d".formatted(host.get(), port);
    try (Met met = Met.at(host.get(), port, Setting.SUPPORT_SMTP_HOST)) {
      boolean greetsAtOnce =
          !settings.text(Setting.SUPPORT_SMTP_TLS).orElse("starttls").equals("tls");
      if (greetsAtOnce) {
        requireGreeting(met, place);
      }
      return place + " answers";
    }
  }

  private static void requireGreeting(Met met, String place) throws StartFailure {
    try {
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(met.socket().getInputStream(), StandardCharsets.US_ASCII));
      String greeting = lines.readLine();
      if (greeting == null || !greeting.startsWith("220")) {
        throw StartFailure.because(
            "relay.support.smtp-host: %s is no mail server; it says '%s'"
                .formatted(place, greeting));
      }
    } catch (IOException e) {
      throw StartFailure.because("relay.support.smtp-host: %s does not greet".formatted(place), e);
    }
  }
}
