package io.callrelay.escalation;

import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Incidents;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Incidents for those who look. While the ledger is down these are the ones that this node keeps in
 * memory.
 *
 * <p>A method may fail with {@link io.callrelay.ledger.LedgerUnavailable} when the ledger goes down
 * at that moment.
 */
@ApplicationScoped
public class KnownIncidents {
  private final Books books;
  private final Incidents ledger;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected KnownIncidents() {
    this(null, null);
  }

  @Inject
  KnownIncidents(Books books, Incidents ledger) {
    this.books = books;
    this.ledger = ledger;
  }

  /** Whether the ledger is asked; if not, nothing is known of what other nodes see. */
  public boolean ledgerUp() {
    return books.inMemory().isEmpty();
  }

  /** Open incidents as they were at this node's last look, for metrics: asks nobody. */
  public List<Incident> open() {
    return books.open();
  }

  /** Incidents, the newest first. */
  public Page<Incident> page(boolean openOnly, Optional<Cursor> cursor, int limit) {
    Optional<IncidentsInMemory> memory = books.inMemory();
    return memory.isPresent()
        ? new Page<>(newestFirst(memory.get(), openOnly), Optional.empty(), Optional.empty())
        : ledger.page(openOnly, cursor, limit);
  }

  private static List<Incident> newestFirst(IncidentsInMemory memory, boolean openOnly) {
    List<Incident> incidents = new ArrayList<>(memory.incidents());
    incidents.removeIf(incident -> openOnly && !incident.open());
    Collections.reverse(incidents);
    return incidents;
  }

  /** The incident with this id. */
  public Optional<Incident> find(UUID id) {
    List<Incident> found =
        books
            .inMemory()
            .map(memory -> memory.find(List.of(id)))
            .orElseGet(() -> ledger.find(List.of(id)));
    return found.stream().findFirst();
  }

  /** The notices that speak of an incident, the oldest first. */
  public List<Notice> notices(UUID incident) {
    Optional<IncidentsInMemory> memory = books.inMemory();
    return memory.isPresent()
        ? memory.get().notices().stream()
            .filter(notice -> notice.incidents().contains(incident))
            .toList()
        : ledger.notices(incident);
  }
}
