package io.callrelay.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

/**
 * Incidents and notices in the ledger, for all nodes. A cause has one open incident: the reviews of
 * all nodes come one after the other, and the database refuses a second. A notice is claimed by one
 * node at a time, and by another when that one is gone.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Incidents implements IncidentBook {
  private static final String UNFINISHED_OR_RECENT =
      "from IncidentRecord where openKey is not null or finished = false or lastSeenAt >= :recent"
          + " order by id";

  /** An older one to the same recipient goes first. */
  private static final String DUE =
      "from NoticeRecord n where n.dueAt <= :now and not exists (select 1 from NoticeRecord o where"
          + " o.channel = n.channel and o.recipient = n.recipient and o.dueAt is not null and o.id"
          + " < n.id) order by n.dueAt, n.id";

  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Incidents() {
    this(null);
  }

  @Inject
  Incidents(LedgerDatabase database) {
    this.database = database;
  }

  @Override
  public List<Incident> review(Instant recent, Function<Known, Review> policy) {
    return database.inTransaction(
        session -> {
          lock(session);
          Map<UUID, IncidentRecord> rows = new HashMap<>();
          session
              .createSelectionQuery(UNFINISHED_OR_RECENT, IncidentRecord.class)
              .setParameter("recent", recent)
              .list()
              .forEach(row -> rows.put(row.id(), row));
          write(session, rows, policy.apply(new Known(incidents(rows), unsent(session))));
          return incidents(rows);
        });
  }

  /** One node at a time. */
  private static void lock(Session session) {
    session
        .createNativeQuery("SELECT id FROM incident_review WHERE id = 1 FOR UPDATE", Integer.class)
        .getSingleResult();
  }

  private static List<Incident> incidents(Map<UUID, IncidentRecord> rows) {
    return rows.values().stream().map(IncidentRecord::incident).toList();
  }

  private static List<Notice> unsent(Session session) {
    return session
        .createSelectionQuery("from NoticeRecord where dueAt is not null", NoticeRecord.class)
        .list()
        .stream()
        .map(NoticeRecord::notice)
        .toList();
  }

  private static void write(Session session, Map<UUID, IncidentRecord> rows, Review review) {
    for (Incident incident : review.incidents()) {
      IncidentRecord row = rows.get(incident.id());
      if (row == null) {
        row = new IncidentRecord(incident);
        session.persist(row);
        rows.put(incident.id(), row);
      } else {
        row.become(incident);
      }
    }
    review.notices().forEach(notice -> session.persist(new NoticeRecord(notice)));
  }

  @Override
  public List<Notice> claim(Instant now, Instant until, int most) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(DUE, NoticeRecord.class)
                .setParameter("now", now)
                .setMaxResults(most)
                .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .list()
                .stream()
                .map(row -> claim(row, until))
                .toList());
  }

  private static Notice claim(NoticeRecord row, Instant until) {
    Notice claimed = row.notice().claimed(until);
    row.become(claimed);
    return claimed;
  }

  @Override
  public void settle(Notice notice) {
    database.inTransaction(
        session -> {
          NoticeRecord row = session.find(NoticeRecord.class, notice.id());
          if (row != null) {
            row.become(notice);
          }
          return null;
        });
  }

  @Override
  public List<Incident> find(Collection<UUID> ids) {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    "from IncidentRecord where id in :ids order by id", IncidentRecord.class)
                .setParameterList("ids", ids)
                .list()
                .stream()
                .map(IncidentRecord::incident)
                .toList());
  }

  /**
   * Takes over what was kept in memory while the ledger was down. An incident that another node has
   * raised meanwhile stays one; a known one changes, unless another node has seen it later.
   */
  public void adopt(List<Incident> incidents, List<Notice> notices) {
    database.inTransaction(
        session -> {
          lock(session);
          Map<UUID, UUID> joined = new HashMap<>();
          incidents.forEach(incident -> joined.put(incident.id(), adopt(session, incident)));
          notices.forEach(notice -> adopt(session, notice, joined));
          return null;
        });
  }

  /** The incident that stands for this one from now on. */
  private static UUID adopt(Session session, Incident incident) {
    IncidentRecord row = session.find(IncidentRecord.class, incident.id());
    if (row == null && incident.open()) {
      row =
          session
              .createSelectionQuery(
                  "from IncidentRecord where openKey = :cause", IncidentRecord.class)
              .setParameter("cause", incident.cause())
              .uniqueResult();
    }
    if (row == null) {
      session.persist(new IncidentRecord(incident));
      return incident.id();
    }
    row.meet(incident);
    return row.id();
  }

  /** One that was claimed here and sent while the ledger was away is known, and sent. */
  private static void adopt(Session session, Notice notice, Map<UUID, UUID> joined) {
    NoticeRecord row = session.find(NoticeRecord.class, notice.id());
    if (row == null) {
      session.persist(new NoticeRecord(notice.of(joined)));
    } else if (!notice.unsent()) {
      row.become(notice);
    }
  }

  /**
   * Incidents, the newest first.
   *
   * @param openOnly whether those that are over are left out
   */
  public Page<Incident> page(boolean openOnly, Optional<Cursor> cursor, int limit) {
    String where =
        (openOnly ? " and openKey is not null" : "")
            + (cursor.isPresent() ? " and id < :before" : "");
    return database.reading(
        session -> {
          SelectionQuery<IncidentRecord> query =
              session.createSelectionQuery(
                  "from IncidentRecord where 1 = 1" + where + " order by id desc",
                  IncidentRecord.class);
          cursor.ifPresent(place -> query.setParameter("before", place.before()));
          return Page.of(
              query.setMaxResults(limit + 1).setReadOnly(true).list(),
              limit,
              IncidentRecord::incident,
              row -> new Cursor(row.id()));
        });
  }

  /** All notices that speak of an incident, the oldest first. */
  public List<Notice> notices(UUID incident) {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    "select n from NoticeRecord n join n.incidents i where i = :incident order by"
                        + " n.id",
                    NoticeRecord.class)
                .setParameter("incident", incident)
                .list()
                .stream()
                .map(NoticeRecord::notice)
                .toList());
  }
}
