package io.callrelay.escalation;

import io.callrelay.ledger.Symptoms;
import io.callrelay.ledger.Symptoms.Failing;
import io.callrelay.ledger.Symptoms.Rejections;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sees in the ledger which calls have failed for long (S7.4), and that many are rejected. */
@ApplicationScoped
class CallsLookout implements Lookout {
  private static final int MOST_COUNTED = 10_000;

  private final Symptoms ledger;
  private final Duration callLimit;
  private final Duration window;
  private final int mostRejected;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CallsLookout() {
    this.ledger = null;
    this.callLimit = null;
    this.window = null;
    this.mostRejected = 0;
  }

  @Inject
  CallsLookout(Symptoms ledger, Settings settings) {
    this.ledger = ledger;
    this.callLimit = settings.duration(Setting.SUPPORT_CALL_LIMIT);
    this.window = settings.duration(Setting.SUPPORT_QUARANTINE_WINDOW);
    this.mostRejected = settings.integer(Setting.SUPPORT_QUARANTINE_LIMIT);
  }

  @Override
  public List<Sighting> look(Instant now) {
    List<Sighting> seen = new ArrayList<>();
    ledger
        .failingSince(now.minus(callLimit), MOST_COUNTED)
        .forEach(failing -> seen.add(failing(failing)));
    ledger
        .rejectedSince(now.minus(window))
        .filter(rejections -> rejections.bodies() >= mostRejected)
        .ifPresent(rejections -> seen.add(rejected(rejections)));
    return seen;
  }

  private Sighting failing(Failing failing) {
    return new Sighting(
        new Cause.CallsFailing(failing.reason()),
        failing.since(),
        true,
        failing.calls(),
        "%d calls have failed for longer than %s, the last time with %s"
            .formatted(failing.calls(), Spoken.of(callLimit), failing.reason()));
  }

  private Sighting rejected(Rejections rejections) {
    return new Sighting(
        new Cause.QuarantineFilling(),
        rejections.since(),
        true,
        rejections.bodies(),
        "%d bodies were rejected within %s".formatted(rejections.bodies(), Spoken.of(window)));
  }
}
