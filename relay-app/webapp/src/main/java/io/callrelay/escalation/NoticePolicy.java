package io.callrelay.escalation;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook.Review;
import io.callrelay.ledger.Notice;
import io.callrelay.ledger.Notice.Kind;
import io.callrelay.ledger.Notice.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is told what, and when. Pure. A new incident is told of at once, one that goes on at growing
 * distance, one that is over once. A storm of causes makes one message for all of them, and the
 * next one {@link #STORM} later.
 *
 * @param recipients everybody who is to be told
 * @param remindFirst from the first message about an incident to the first reminder
 * @param remindMax the longest distance between reminders
 */
record NoticePolicy(List<Recipient> recipients, Duration remindFirst, Duration remindMax) {
  /** So many incidents make a storm, or a digest. */
  static final int MANY = 3;

  /** So far apart incidents of one storm may begin, and its messages are. */
  static final Duration STORM = Duration.ofMinutes(10);

  private static final int MOST_DOUBLINGS = 30;

  /** Something to say about an incident. */
  private record Item(Incident incident, Kind kind) {}

  /**
   * The incidents of which there is something to say, told of it, and the notices that say it.
   *
   * @param unsent notices that are still to be sent: nobody is reminded who waits for one
   */
  Review after(List<Incident> incidents, List<Notice> unsent, Instant now) {
    List<Item> items =
        incidents.stream().flatMap(incident -> item(incident, now).stream()).toList();
    boolean storm = isStorm(incidents, now);
    if (items.isEmpty() || (storm && toldSince(now.minus(STORM), incidents))) {
      return new Review(List.of(), List.of());
    }
    List<Notice> notices = new ArrayList<>();
    if (items.size() >= MANY || (storm && items.size() > 1)) {
      notices.addAll(notices(Kind.DIGEST, items, unsent, now).toList());
    } else {
      items.forEach(
          item -> notices.addAll(notices(item.kind(), List.of(item), unsent, now).toList()));
    }
    return new Review(items.stream().map(item -> item.incident().told(now)).toList(), notices);
  }

  private Optional<Item> item(Incident incident, Instant now) {
    if (!incident.open()) {
      return incident.told().ofTheEnd()
          ? Optional.empty()
          : Optional.of(new Item(incident, Kind.OVER));
    }
    if (incident.told().times() == 0) {
      return Optional.of(new Item(incident, Kind.RAISED));
    }
    Instant due =
        incident.told().lastAt().orElse(Instant.MIN).plus(distance(incident.told().times()));
    return due.isAfter(now) ? Optional.empty() : Optional.of(new Item(incident, Kind.REMINDER));
  }

  /** The distance from the n-th message to the next: it doubles up to the longest. */
  Duration distance(int messages) {
    int doublings = Math.min(Math.max(messages, 1) - 1, MOST_DOUBLINGS);
    Duration doubled = remindFirst.multipliedBy(1L << doublings);
    return doubled.compareTo(remindMax) < 0 ? doubled : remindMax;
  }

  private static boolean isStorm(List<Incident> incidents, Instant now) {
    Instant from = now.minus(STORM);
    return incidents.stream().filter(i -> i.start().raisedAt().isAfter(from)).count() >= MANY;
  }

  private static boolean toldSince(Instant from, List<Incident> incidents) {
    return incidents.stream()
        .flatMap(incident -> incident.told().lastAt().stream())
        .anyMatch(told -> told.isAfter(from));
  }

  private Stream<Notice> notices(Kind kind, List<Item> items, List<Notice> unsent, Instant now) {
    List<UUID> ids = items.stream().map(item -> item.incident().id()).toList();
    return recipients.stream()
        .filter(to -> kind != Kind.REMINDER || !waitsFor(to, ids, unsent))
        .map(to -> Notice.due(kind, to, ids, now));
  }

  private static boolean waitsFor(Recipient to, List<UUID> ids, List<Notice> unsent) {
    return unsent.stream()
        .anyMatch(
            notice ->
                notice.to().equals(to) && notice.incidents().stream().anyMatch(ids::contains));
  }
}
