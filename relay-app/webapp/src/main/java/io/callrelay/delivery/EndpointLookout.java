package io.callrelay.delivery;

import io.callrelay.escalation.Cause;
import io.callrelay.escalation.Lookout;
import io.callrelay.escalation.Sighting;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees at the gate that True Pulse gives no verdict (S7.4). An endpoint to which nothing is sent
 * any more, because nothing is left to send, is not called unreachable for ever.
 */
@ApplicationScoped
class EndpointLookout implements Lookout {
  private final Gate gate;
  private final Duration limit;
  private final Duration longestWait;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EndpointLookout() {
    this.gate = null;
    this.limit = null;
    this.longestWait = null;
  }

  @Inject
  EndpointLookout(Gate gate, Settings settings) {
    this(
        gate,
        settings.duration(Setting.SUPPORT_ENDPOINT_LIMIT),
        settings
            .duration(Setting.RETRY_MAX)
            .plus(settings.duration(Setting.TRUEPULSE_DEADLINE).multipliedBy(2)));
  }

  EndpointLookout(Gate gate, Duration limit, Duration longestWait) {
    this.gate = gate;
    this.limit = limit;
    this.longestWait = longestWait;
  }

  @Override
  public List<Sighting> look(Instant now) {
    Optional<Silence> silence = gate.silence();
    boolean tried =
        silence.isPresent()
            && (gate.snapshot().unreachableSince().isPresent()
                || silence.get().lastAt().plus(longestWait).isAfter(now));
    return tried ? List.of(sighting(silence.get(), now)) : List.of();
  }

  private Sighting sighting(Silence silence, Instant now) {
    return new Sighting(
        new Cause.EndpointUnreachable(),
        silence.since(),
        !silence.since().plus(limit).isAfter(now),
        gate.snapshot().waiting(),
        "No attempt has had a verdict since %s; the last one ended at %s"
            .formatted(silence.since(), silence.lastAt()));
  }
}
