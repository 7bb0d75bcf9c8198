package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerWriter.Write;
import io.callrelay.platform.GroupCommit;
import io.callrelay.platform.metrics.Metrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * What is known of every call.
 *
 * <p>An entry is on disk when its stage completes, and never before. Every stage fails with {@link
 * LedgerUnavailable} when the database does not answer, or with {@link
 * java.util.concurrent.RejectedExecutionException} when more is waiting than can be held; nothing
 * can be said then of whether the entry was written, so it is to be kept elsewhere and given again
 * with {@link #recordAgain}.
 */
@ApplicationScoped
public class Ledger {
  private static final int LARGEST_GROUP = 256;
  private static final int MOST_WAITING = 4096;

  /** A call that fails for weeks has thousands, each with an answer of any size. */
  private static final int MOST_ATTEMPTS = 200;

  /**
   * A group waits for the one before it to be on disk. With two writers the database forces the
   * groups of both to disk at once, and an acceptance waits half as long. All entries of a call go
   * through the same one, so that they never wait for each other's locks.
   */
  private static final int WRITERS = 2;

  /** So long a group of entries may take before callers are told that the ledger is down. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LedgerDatabase database;
  private final List<GroupCommit<Write, Recorded>> writers;
  private final GroupCommit<CallId, Optional<CallView>> reader;
  private final Announcements announcements = new Announcements(System::nanoTime);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Ledger() {
    this(null, null, null, PATIENCE);
  }

  @Inject
  Ledger(LedgerDatabase database, Executor executor, Metrics metrics) {
    this(database, executor, metrics, PATIENCE);
  }

  Ledger(LedgerDatabase database, Executor executor, Metrics metrics, Duration patience) {
    var bounds = new GroupCommit.Bounds(LARGEST_GROUP, MOST_WAITING, patience);
    this.database = database;
    this.writers =
        Stream.generate(() -> new LedgerWriter(database, metrics))
            .limit(WRITERS)
            .map(work -> new GroupCommit<>("the ledger's writer", bounds, executor, work))
            .toList();
    this.reader = new GroupCommit<>("the ledger's reader", bounds, executor, this::findAll);
  }

  /** Writes an entry. */
  public CompletionStage<Recorded> record(LedgerEntry entry) {
    CompletionStage<Recorded> written = write(new Write(entry, false));
    if (entry instanceof Accepted accepted) {
      announcements.follow(accepted, written);
    }
    return written;
  }

  /**
   * Says that a message is about to be sent whose acceptance this node will record next, so that
   * its delivery need not ask for it.
   */
  public void announce(UUID ticket) {
    announcements.expect(ticket);
  }

  /**
   * What recording the announced acceptance came to, told once. Empty when nothing fresh is known
   * here: then {@link #find} knows.
   */
  public CompletionStage<Optional<Recorded>> announced(UUID ticket) {
    return announcements.take(ticket);
  }

  /** Writes an entry that may have been written before; then it changes nothing. */
  public CompletionStage<Recorded> recordAgain(LedgerEntry entry) {
    return write(new Write(entry, true));
  }

  private CompletionStage<Recorded> write(Write write) {
    int call = write.entry().about().map(Call::id).hashCode();
    return writers.get(Math.floorMod(call, WRITERS)).submit(write);
  }

  /** What is known of a call now. */
  public CompletionStage<Optional<CallView>> find(CallId id) {
    return reader.submit(id);
  }

  private List<Optional<CallView>> findAll(List<CallId> ids) {
    Map<CallId, CallView> found = new HashMap<>();
    database
        .reading(session -> CallRows.of(session, ids).setReadOnly(true).list())
        .forEach(row -> found.put(row.callId(), row.view()));
    return ids.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
  }

  /**
   * A call with its attempts and their answers; of very many, the newest {@value #MOST_ATTEMPTS}.
   *
   * @throws LedgerUnavailable when the database does not answer
   */
  public Optional<Journey> journey(CallId id) {
    return database.reading(
        session ->
            CallRows.of(session, List.of(id))
                .uniqueResultOptional()
                .map(row -> journey(session, row)));
  }

  static Journey journey(Session session, CallRecord row) {
    return new Journey(row.view(), row.rawBody(), attempts(session, row));
  }

  private static List<PastAttempt> attempts(Session session, CallRecord row) {
    return session
        .createSelectionQuery(
            "from AttemptRecord where callRow = :row order by number desc", AttemptRecord.class)
        .setParameter("row", row.id())
        .setMaxResults(MOST_ATTEMPTS)
        .setReadOnly(true)
        .list()
        .stream()
        .map(AttemptRecord::past)
        .sorted(Comparator.comparingInt(PastAttempt::number))
        .toList();
  }

  /**
   * How many calls are in each state.
   *
   * @throws LedgerUnavailable when the database does not answer
   */
  public Map<CallState, Long> countByState() {
    Map<CallState, Long> counts = new EnumMap<>(CallState.class);
    database
        .reading(
            session ->
                session
                    .createSelectionQuery(
                        "select state, count(*) from CallRecord group by state", Object[].class)
                    .list())
        .forEach(row -> counts.put((CallState) row[0], (Long) row[1]));
    return counts;
  }

  /** Why the ledger cannot be used now, or empty when it can. */
  public Optional<String> problem() {
    return database.problem();
  }
}
