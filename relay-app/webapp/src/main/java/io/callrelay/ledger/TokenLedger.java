package io.callrelay.ledger;

import io.callrelay.ledger.IssuedToken.Made;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The bearer tokens that admins made, on all nodes. Revoked ones stay, so that everybody can see
 * what there was.
 *
 * <p>Every method fails with {@link LedgerUnavailable} when the database does not answer.
 */
@ApplicationScoped
public class TokenLedger {
  private final LedgerDatabase database;
  private final Acts acts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TokenLedger() {
    this(null, null);
  }

  @Inject
  TokenLedger(LedgerDatabase database, Acts acts) {
    this.database = database;
    this.acts = acts;
  }

  /** Keeps a new token. */
  public void keep(IssuedToken token) {
    database.inTransaction(
        session -> {
          session.persist(new TokenRecord(token));
          acts.write(session, act(token.made().by(), "token-made", token));
          return null;
        });
  }

  /** All tokens, the newest first. */
  public List<IssuedToken> all() {
    return database.reading(
        session ->
            session
                .createSelectionQuery(
                    "from TokenRecord order by createdAt desc, id desc", TokenRecord.class)
                .setReadOnly(true)
                .list()
                .stream()
                .map(TokenRecord::token)
                .toList());
  }

  /** Revokes a token, for good and once. Empty when there is no such token. */
  public Optional<IssuedToken> revoke(UUID id, Made revoked) {
    return database.inTransaction(
        session -> {
          Optional<TokenRecord> row = Optional.ofNullable(session.find(TokenRecord.class, id));
          row.filter(found -> found.token().valid())
              .ifPresent(
                  found -> {
                    found.revoke(revoked);
                    acts.write(session, act(revoked.by(), "token-revoked", found.token()));
                  });
          return row.map(TokenRecord::token);
        });
  }

  private static Act act(String by, String action, IssuedToken token) {
    return new Act(
        by,
        action,
        new Act.Target(Act.Kind.TOKEN, token.id().toString()),
        "",
        "%s, %s".formatted(token.name(), token.role().word()));
  }
}
