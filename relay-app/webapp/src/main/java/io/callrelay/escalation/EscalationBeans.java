package io.callrelay.escalation;

import io.callrelay.ledger.Notice.Recipient;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the policies from the settings. */
@ApplicationScoped
class EscalationBeans {
  /** For writing what came of the last attempts after an endpoint is back. */
  private static final Duration WRITING = Duration.ofMinutes(1);

  @Produces
  @Singleton
  Reviewing reviewing(Settings settings) {
    return new Reviewing(incidentPolicy(settings), noticePolicy(settings));
  }

  private static IncidentPolicy incidentPolicy(Settings settings) {
    Duration aftermath =
        settings
            .duration(Setting.RETRY_MAX)
            .plus(settings.duration(Setting.TRUEPULSE_DEADLINE))
            .plus(WRITING);
    return new IncidentPolicy(settings.duration(Setting.SUPPORT_CALM), aftermath);
  }

  private static NoticePolicy noticePolicy(Settings settings) {
    return new NoticePolicy(
        recipients(settings),
        settings.duration(Setting.SUPPORT_REMIND_FIRST),
        settings.duration(Setting.SUPPORT_REMIND_MAX));
  }

  /** Everybody who is to be told; by default nobody. */
  static List<Recipient> recipients(Settings settings) {
    List<String> addresses = new ArrayList<>(settings.mailAddresses(Setting.SUPPORT_MAIL_TO));
    if (settings.on(Setting.SUPPORT_MAIL_TRUE_PULSE)) {
      addresses.add(TruePulseSupport.MAIL);
    }
    List<Recipient> recipients = new ArrayList<>();
    addresses.stream()
        .distinct()
        .map(address -> new Recipient(Channel.MAIL, address))
        .forEach(recipients::add);
    settings
        .optionalUrl(Setting.SUPPORT_WEBHOOK_URL)
        .map(url -> new Recipient(Channel.WEBHOOK, url.getHost()))
        .ifPresent(recipients::add);
    return List.copyOf(recipients);
  }
}
