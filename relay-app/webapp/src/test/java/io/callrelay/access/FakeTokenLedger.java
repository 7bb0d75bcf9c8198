package io.callrelay.access;

import io.callrelay.ledger.IssuedToken;
import io.callrelay.ledger.IssuedToken.Made;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.TokenLedger;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ledger's tokens in memory; it can be down. */
final class FakeTokenLedger extends TokenLedger {
  private final List<IssuedToken> kept = new ArrayList<>();
  boolean down;

  IssuedToken issue(String name, Role role, String token) {
    IssuedToken issued =
        new IssuedToken(
            UUID.randomUUID(),
            name,
            role,
            SecretHash.of(token),
            new Made(Instant.EPOCH, "boss"),
            Optional.empty());
    kept.add(issued);
    return issued;
  }

  @Override
  public List<IssuedToken> all() {
    if (down) {
      throw new LedgerUnavailable("down", null);
    }
    return List.copyOf(kept);
  }

  @Override
  public Optional<IssuedToken> revoke(UUID id, Made revoked) {
    Optional<IssuedToken> found = kept.stream().filter(token -> token.id().equals(id)).findAny();
    found.ifPresent(
        token -> {
          kept.remove(token);
          kept.add(
              new IssuedToken(
                  id,
                  token.name(),
                  token.role(),
                  token.hash(),
                  token.made(),
                  Optional.of(revoked)));
        });
    return found;
  }
}
