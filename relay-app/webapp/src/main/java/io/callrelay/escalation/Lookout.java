package io.callrelay.escalation;

import io.callrelay.ledger.LedgerUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Somewhere from where trouble can be seen. A step that can see some has a bean of this type; it is
 * asked every few seconds, so it asks no neighbour anything dear.
 */
public interface Lookout {
  /**
   * The causes that are there now, lasting or not.
   *
   * @throws LedgerUnavailable when only the ledger could tell, and does not answer
   */
  List<Sighting> look(Instant now);
}
