package io.callrelay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.platform.metrics.Metrics;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A ledger on a real database, empty before each test. */
abstract class OnARealLedger {
  static final Duration PATIENT = Duration.ofMinutes(1);
  static final ExecutorService threads = Executors.newCachedThreadPool();
  static final DataSource dataSource = RealDatabase.emptyDatabase();
  static final LedgerDatabase database = new LedgerDatabase(dataSource);

  final Ledger ledger = new Ledger(database, threads, new Metrics(), PATIENT);

  @BeforeAll
  static void open() {
    if (database.problem().isPresent()) {
      database.findAgain();
    }
    assertThat(database.problem()).isEmpty();
  }

  @BeforeEach
  void empty() {
    RealDatabase.execute(dataSource, "DELETE FROM calls");
    RealDatabase.execute(dataSource, "DELETE FROM attempts");
    RealDatabase.execute(dataSource, "DELETE FROM quarantine");
    RealDatabase.execute(dataSource, "DELETE FROM acts");
    RealDatabase.execute(dataSource, "DELETE FROM replays");
  }

  static Accepted accepted(String id, boolean queued) {
    return new Accepted(Samples.call(id), Samples.origin(), Optional.empty(), queued);
  }

  static Accepted accepted(String id) {
    return accepted(id, true);
  }

  static Rejected rejected() {
    return new Rejected(
        UUID.randomUUID(), Samples.NOON, "pbx", Optional.of("x".repeat(500)), new byte[] {9}, "[]");
  }

  Recorded record(LedgerEntry entry) {
    return await(ledger.record(entry));
  }

  Optional<CallView> find(String id) {
    return await(ledger.find(new CallId(id)));
  }

  static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
