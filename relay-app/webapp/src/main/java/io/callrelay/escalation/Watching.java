package io.callrelay.escalation;

import io.callrelay.escalation.IncidentPolicy.Look;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.Symptoms;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Looks from every lookout and reviews the incidents by the policies. What is raised, over and to
 * be told is in the book before anybody is told.
 */
@ApplicationScoped
class Watching {
  private static final EventLog LOG = EventLog.of(Watching.class);
  private static final int MOST_COUNTED = 100_000;

  @Inject @Any private Instance<Lookout> lookouts;
  @Inject private Symptoms ledger;
  @Inject private Books books;
  @Inject private Reviewing policy;
  @Inject private NodeName node;
  @Inject private Clock clock;

  /** For the container, which fills in the rest. */
  @SuppressWarnings("NullAway.Init")
  protected Watching() {}

  /**
   * Looks once.
   *
   * @throws LedgerUnavailable when the ledger went down meanwhile; the next look does without it
   */
  void look() {
    Optional<IncidentBook> book = books.current();
    if (book.isEmpty()) {
      return;
    }
    boolean ledgerSeen = !(book.get() instanceof IncidentsInMemory);
    Instant now = clock.instant();
    Look look = new Look(now, node.value(), seen(now, ledgerSeen), ledgerSeen, books.since());
    review(book.get(), look);
  }

  private List<Sighting> seen(Instant now, boolean ledgerSeen) {
    List<Sighting> seen = new ArrayList<>();
    for (Lookout lookout : lookouts) {
      from(lookout, now, ledgerSeen).stream()
          .map(sighting -> ledgerSeen ? counted(sighting) : sighting)
          .forEach(seen::add);
    }
    return seen;
  }

  private static List<Sighting> from(Lookout lookout, Instant now, boolean ledgerSeen) {
    try {
      return lookout.look(now);
    } catch (LedgerUnavailable e) {
      if (ledgerSeen) {
        throw e;
      }
      return List.of();
    }
  }

  /** An endpoint or a broker that is away concerns all calls that are not delivered. */
  private Sighting counted(Sighting sighting) {
    return sighting.lasting() && sighting.cause().concernsAllCalls()
        ? sighting.concerning(ledger.undelivered(MOST_COUNTED))
        : sighting;
  }

  private void review(IncidentBook book, Look look) {
    Map<UUID, Incident> before = new HashMap<>();
    List<Incident> after =
        book.review(
            look.at().minus(policy.recent()),
            known -> {
              known.incidents().forEach(incident -> before.put(incident.id(), incident));
              return policy.review(known, look);
            });
    books.known(after);
    after.forEach(incident -> tell(incident, before.get(incident.id())));
  }

  private static void tell(Incident incident, @Nullable Incident before) {
    if (before == null) {
      LOG.warning("incident-raised")
          .with("incident", incident.id())
          .with("cause", incident.cause())
          .with("since", incident.start().since())
          .with("calls", incident.sight().calls())
          .tell("Incident: " + incident.sight().words() + ". Retrying goes on (S8.3)");
    } else if (before.open() && !incident.open()) {
      LOG.info("incident-over")
          .with("incident", incident.id())
          .with("cause", incident.cause())
          .tell("The incident '" + incident.cause() + "' is over");
    }
  }
}
