package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hibernate.LockMode;
import org.hibernate.Session;

/**
 * What operators do to single calls. Each act is recorded in the transaction of its effect.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class Steering {
  private final LedgerDatabase database;
  private final Clock clock;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Steering() {
    this(null, null, null);
  }

  @Inject
  Steering(LedgerDatabase database, Clock clock, Acts acts) {
    this.database = database;
    this.clock = clock;
    this.acts = acts;
  }

  /** Makes a call that waits due at once. One that is queued is on its way and stays so. */
  public Steered retryNow(CallId id, String who, String reason) {
    return act(
        id,
        (session, row) -> {
          boolean waited = row.retryNow(clock.instant());
          if (!waited && !row.view().state().equals(CallState.QUEUED)) {
            return new Steered.NotPossible(row.view());
          }
          String outcome = waited ? "it is tried now" : "it was in the queue already";
          acts.write(session, act(who, "call-retried", id, reason, outcome));
          return new Steered.Done(row.view());
        });
  }

  /** Takes a call out: no attempt begins any more. */
  public Steered withdraw(CallId id, String who, String reason) {
    return act(
        id,
        (session, row) -> {
          if (!row.view().state().mayBecome(CallState.WITHDRAWN)) {
            return new Steered.NotPossible(row.view());
          }
          row.withdraw();
          acts.write(session, act(who, "call-withdrawn", id, reason, "it is not sent any more"));
          return new Steered.Done(row.view());
        });
  }

  /** The call with its numbers in full; that somebody looked is recorded. */
  public Optional<Call> showNumbers(CallId id, String who) {
    return database.inTransaction(
        session -> {
          Optional<Call> call =
              CallRows.of(session, List.of(id))
                  .uniqueResultOptional()
                  .map(row -> row.view().call());
          if (call.isPresent()) {
            acts.write(
                session, act(who, "numbers-shown", id, "", "its numbers were shown in full"));
          }
          return call;
        });
  }

  private Steered act(CallId id, BiFunction<Session, CallRecord, Steered> act) {
    return database.inTransaction(
        session ->
            CallRows.of(session, List.of(id))
                .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                .uniqueResultOptional()
                .map(row -> act.apply(session, row))
                .orElseGet(Steered.Unknown::new));
  }

  private static Act act(String who, String action, CallId id, String reason, String outcome) {
    return new Act(who, action, new Act.Target(Act.Kind.CALL, id.value()), reason, outcome);
  }
}
