package io.callrelay.escalation;

import io.callrelay.ledger.Ledger;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Sees that the ledger's database does not answer. */
@ApplicationScoped
class LedgerLookout implements Lookout {
  private final Ledger ledger;
  private final Outage outage;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LedgerLookout() {
    ledger = null;
    outage = null;
  }

  @Inject
  LedgerLookout(Ledger ledger, Settings settings) {
    this.ledger = ledger;
    this.outage = new Outage(new Cause.LedgerDown(), settings.duration(Setting.SUPPORT_PART_LIMIT));
  }

  @Override
  public List<Sighting> look(Instant now) {
    return outage.look(ledger.problem(), now);
  }
}
