package io.callrelay.ledger;

import io.callrelay.platform.SecretHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Which log-ins by OpenID Connect were answered: the {@code state} of each is taken once, on
 * whichever node the answer arrives.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class UsedStates {
  private final LedgerDatabase database;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UsedStates() {
    this(null);
  }

  @Inject
  UsedStates(LedgerDatabase database) {
    this.database = database;
  }

  /**
   * Notes that a state was used. Of several that try it at once, one succeeds.
   *
   * @return false when it was used before
   */
  public boolean use(SecretHash state, Instant now) {
    return database.inTransaction(
        session ->
            session
                    .createNativeMutationQuery(
                        "INSERT IGNORE INTO used_states (hash, used_at) VALUES (:hash, :at)")
                    .setParameter("hash", state.hex())
                    .setParameter("at", now)
                    .executeUpdate()
                == 1);
  }

  /** Forgets those that were used before then. */
  public void forgetBefore(Instant then) {
    database.inTransaction(
        session ->
            session
                .createNativeMutationQuery("DELETE FROM used_states WHERE used_at < :then")
                .setParameter("then", then)
                .executeUpdate());
  }
}
