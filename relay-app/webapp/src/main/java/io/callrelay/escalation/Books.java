package io.callrelay.escalation;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.Incidents;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.EventLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The book that incidents are kept in now: the ledger, or this node's memory while it is down. When
 * the ledger is back, it takes over what memory has.
 */
@ApplicationScoped
class Books {
  private static final EventLog LOG = EventLog.of(Books.class);

  private static final Duration PATIENCE_AT_START = Duration.ofMinutes(1);

  private final Ledger ledger;
  private final Incidents incidents;
  private final Clock clock;
  private volatile @Nullable IncidentsInMemory memory;
  private volatile List<Incident> lastKnown = List.of();
  private volatile @Nullable Instant since;
  private @Nullable Instant patience;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Books() {
    this(null, null, null);
  }

  @Inject
  Books(Ledger ledger, Incidents incidents, Clock clock) {
    this.ledger = ledger;
    this.incidents = incidents;
    this.clock = clock;
  }

  /**
   * The book to be used now. After a start there is none until the ledger has been opened, or has
   * not been for a while: memory would not know what the ledger knows, and tell of it again.
   *
   * @throws LedgerUnavailable when the ledger went down while it was taking over
   */
  synchronized Optional<IncidentBook> current() {
    boolean ledgerUp = ledger.problem().isEmpty();
    if (!ledgerUp && since == null) {
      patience = patience == null ? clock.instant().plus(PATIENCE_AT_START) : patience;
      if (clock.instant().isBefore(patience)) {
        return Optional.empty();
      }
    }
    return Optional.of(ledgerUp ? ofLedger() : ofMemory());
  }

  private IncidentBook ofMemory() {
    IncidentsInMemory kept = memory;
    if (kept == null) {
      kept = new IncidentsInMemory(lastKnown);
      changeTo(kept);
    }
    return kept;
  }

  private IncidentBook ofLedger() {
    IncidentsInMemory kept = memory;
    if (kept != null) {
      incidents.adopt(kept.incidents(), kept.notices());
      LOG.info("incidents-adopted")
          .with("notices", kept.notices().size())
          .tell("The ledger is back and has taken over the incidents that were kept in memory");
    }
    if (kept != null || since == null) {
      changeTo(null);
    }
    return incidents;
  }

  private void changeTo(@Nullable IncidentsInMemory book) {
    memory = book;
    since = clock.instant();
  }

  /** Since when the present book has been used. */
  Instant since() {
    Instant changed = since;
    return changed == null ? clock.instant() : changed;
  }

  /** What a review came to; memory begins with it when the ledger goes down. */
  void known(List<Incident> now) {
    lastKnown = now;
  }

  /** The incidents that are kept in memory, if the ledger is down. */
  Optional<IncidentsInMemory> inMemory() {
    return Optional.ofNullable(memory);
  }

  /** Open incidents as they were at the last review. */
  List<Incident> open() {
    return lastKnown.stream().filter(Incident::open).toList();
  }
}
