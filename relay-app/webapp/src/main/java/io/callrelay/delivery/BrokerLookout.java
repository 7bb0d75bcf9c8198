package io.callrelay.delivery;

import io.callrelay.escalation.Cause;
import io.callrelay.escalation.Lookout;
import io.callrelay.escalation.Outage;
import io.callrelay.escalation.Sighting;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.queue.QueueProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Sees that the queue does not give back what is sent to it. */
@ApplicationScoped
class BrokerLookout implements Lookout {
  private final QueueProbe probe;
  private final Outage outage;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BrokerLookout() {
    this.probe = null;
    this.outage = null;
  }

  @Inject
  BrokerLookout(QueueProbe probe, Settings settings) {
    this.probe = probe;
    this.outage = new Outage(new Cause.BrokerDown(), settings.duration(Setting.SUPPORT_PART_LIMIT));
  }

  @Override
  public List<Sighting> look(Instant now) {
    return outage.look(probe.problem(), now);
  }
}
