package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.platform.GroupCommit;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;

/**
 * Writes a group of entries in one transaction: one look-up, batched statements, one commit. A
 * group that collides with another node's is written again, seeing what the other wrote.
 */
final class LedgerWriter implements GroupCommit.Work<LedgerWriter.Write, Recorded> {
  private static final int TRIES = 4;
  private static final int BYTES_PER_WEIGHT = 32 * 1024;

  /**
   * An entry to write.
   *
   * @param replayed whether it waited in the queue and may have been written before
   */
  record Write(LedgerEntry entry, boolean replayed) {}

  private final LedgerDatabase database;
  private final Metrics metrics;

  LedgerWriter(LedgerDatabase database, Metrics metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  @Override
  public List<Recorded> on(List<Write> group) {
    long startedNanos = System.nanoTime();
    List<Recorded> recorded = writeUntilWritten(group);
    metrics.took(Metric.LEDGER_COMMIT_DURATION, Duration.ofNanos(System.nanoTime() - startedNanos));
    metrics.observe(Metric.LEDGER_GROUP, group.size());
    return recorded;
  }

  private List<Recorded> writeUntilWritten(List<Write> group) {
    for (int tried = 1; ; tried++) {
      try {
        return database.inTransaction(session -> new Group(session, group).write());
      } catch (LedgerUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  @Override
  public boolean blamesOneEntry(Exception thrown) {
    return !(thrown instanceof LedgerUnavailable);
  }

  @Override
  public int weight(Write write) {
    return 1 + write.entry().evidenceBytes() / BYTES_PER_WEIGHT;
  }

  /** One group within its transaction. */
  private static final class Group {
    private final Session session;
    private final List<Write> writes;
    private final Map<CallId, CallRecord> rows = new HashMap<>();
    private final Set<UUID> written;

    Group(Session session, List<Write> writes) {
      this.session = session;
      this.writes = writes;
      lockRows();
      this.written = alreadyWritten();
    }

    private void lockRows() {
      List<CallId> ids =
          writes.stream().flatMap(write -> write.entry().about().stream()).map(Call::id).toList();
      if (!ids.isEmpty()) {
        CallRows.of(session, ids)
            .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
            .list()
            .forEach(row -> rows.put(row.callId(), row));
      }
    }

    /** Only a replayed entry can have been written before. */
    private Set<UUID> alreadyWritten() {
      List<UUID> attempts = new ArrayList<>();
      List<UUID> rejections = new ArrayList<>();
      for (Write write : writes) {
        if (write.replayed() && write.entry() instanceof Attempted entry) {
          attempts.add(entry.attempt().id());
        } else if (write.replayed() && write.entry() instanceof Rejected entry) {
          rejections.add(entry.id());
        }
      }
      Set<UUID> found = new HashSet<>(idsAmong("AttemptRecord", attempts));
      found.addAll(idsAmong("QuarantineRecord", rejections));
      return found;
    }

    private List<UUID> idsAmong(String entity, List<UUID> ids) {
      return ids.isEmpty()
          ? List.of()
          : session
              .createSelectionQuery("select id from " + entity + " where id in :ids", UUID.class)
              .setParameterList("ids", ids)
              .list();
    }

    List<Recorded> write() {
      return writes.stream().map(write -> write(write.entry())).toList();
    }

    private Recorded write(LedgerEntry entry) {
      if (entry instanceof Accepted accepted) {
        return accept(accepted);
      }
      return entry instanceof Attempted attempted
          ? attempt(attempted)
          : quarantine((Rejected) entry);
    }

    private Recorded accept(Accepted entry) {
      CallRecord known = rows.get(entry.call().id());
      if (known == null) {
        add(CallRecord.accepted(entry));
        return new Recorded(Optional.empty());
      }
      known.acceptedAlso(entry);
      return new Recorded(Optional.of(known.view()));
    }

    private Recorded attempt(Attempted entry) {
      CallRecord known = rows.get(entry.call().id());
      Optional<CallView> before = Optional.ofNullable(known).map(CallRecord::view);
      if (written.add(entry.attempt().id())) {
        CallRecord row =
            known == null ? add(CallRecord.attemptedFirst(entry.call(), entry.origin())) : known;
        row.attempted(entry.attempt(), entry.next());
        session.persist(new AttemptRecord(row.id(), row.attempts(), entry.attempt()));
      }
      return new Recorded(before);
    }

    private CallRecord add(CallRecord row) {
      rows.put(row.callId(), row);
      session.persist(row);
      return row;
    }

    private Recorded quarantine(Rejected entry) {
      if (written.add(entry.id())) {
        session.persist(new QuarantineRecord(entry));
      }
      return new Recorded(Optional.empty());
    }
  }
}
