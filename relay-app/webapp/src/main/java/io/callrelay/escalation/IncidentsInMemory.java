package io.callrelay.escalation;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Incidents of this node while the ledger is down, so that its trouble is told of all the same.
 * Begins with what the ledger knew; what has come to it since then goes to the ledger when it is
 * back.
 */
final class IncidentsInMemory implements IncidentBook {
  private final Map<UUID, Incident> incidents = new LinkedHashMap<>();
  private final Map<UUID, Notice> notices = new LinkedHashMap<>();

  /**
   * @param known what the ledger knew when it was last asked
   */
  IncidentsInMemory(List<Incident> known) {
    known.forEach(incident -> incidents.put(incident.id(), incident));
  }

  @Override
  public synchronized List<Incident> review(Instant recent, Function<Known, Review> policy) {
    List<Notice> unsent = notices.values().stream().filter(Notice::unsent).toList();
    Review review = policy.apply(new Known(List.copyOf(incidents.values()), unsent));
    review.incidents().forEach(incident -> incidents.put(incident.id(), incident));
    review.notices().forEach(notice -> notices.put(notice.id(), notice));
    return incidents();
  }

  @Override
  public synchronized List<Notice> claim(Instant now, Instant until, int most) {
    Set<Notice.Recipient> waiting = new HashSet<>();
    List<Notice> claimed =
        notices.values().stream()
            .filter(Notice::unsent)
            .filter(notice -> waiting.add(notice.to()))
            .filter(notice -> notice.sending().dueAt().filter(due -> !due.isAfter(now)).isPresent())
            .limit(most)
            .map(notice -> notice.claimed(until))
            .toList();
    claimed.forEach(this::settle);
    return claimed;
  }

  @Override
  public synchronized void settle(Notice notice) {
    notices.put(notice.id(), notice);
  }

  @Override
  public synchronized List<Incident> find(Collection<UUID> ids) {
    return incidents().stream().filter(incident -> ids.contains(incident.id())).toList();
  }

  /** All of them, in the order in which they became known. */
  synchronized List<Incident> incidents() {
    return List.copyOf(incidents.values());
  }

  /** All notices of this time, in the order in which they were made. */
  synchronized List<Notice> notices() {
    return List.copyOf(notices.values());
  }
}
