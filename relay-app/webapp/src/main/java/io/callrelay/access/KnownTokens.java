package io.callrelay.access;

import io.callrelay.ledger.IssuedToken;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.TokenLedger;
import io.callrelay.platform.NamedToken;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tokens that open the API, in memory: those of the settings and those that admins made. The
 * latter are read from the ledger every {@link AccessWatch#LOOK_AGAIN}; until it answers, they are
 * what this node last saw of it.
 */
@ApplicationScoped
class KnownTokens {
  /** A token as far as it is kept. */
  record Entry(String name, Role role, SecretHash hash) {
    static Entry of(NamedToken token) {
      return new Entry(token.name(), token.role(), SecretHash.of(token.token()));
    }

    static Entry of(IssuedToken token) {
      return new Entry(token.name(), token.role(), token.hash());
    }
  }

  private TokenLedger ledger;
  private TokenFile file;
  private List<Entry> configured;
  private volatile List<Entry> issued;
  private volatile boolean told;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected KnownTokens() {}

  @Inject
  KnownTokens(Tokens settings, TokenLedger ledger, TokenFile file) {
    this.ledger = ledger;
    this.file = file;
    this.configured =
        Stream.concat(settings.intake().stream(), settings.operators().stream())
            .map(Entry::of)
            .toList();
    this.issued = file.read();
  }

  /**
   * Whose token it is. It is compared with every one, whether or not an earlier one fitted. Nobody
   * is turned away for good before the ledger has answered since the start: the token may have been
   * made while this node was away.
   */
  Presented find(String token) {
    SecretHash hash = SecretHash.of(token);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Optional<String> name = matching(configured, hash, roles);
    boolean toldBefore = told;
    Optional<String> other = matching(issued, hash, roles);
    return name.or(() -> other)
        .<Presented>map(known -> new Presented.Known(known, roles))
        .orElseGet(() -> toldBefore ? new Presented.Unknown() : new Presented.NotKnownYet());
  }

  private static Optional<String> matching(List<Entry> known, SecretHash hash, Set<Role> roles) {
    Optional<String> name = Optional.empty();
    for (Entry entry : known) {
      if (entry.hash().matches(hash)) {
        roles.addAll(entry.role().included());
        name = Optional.of(entry.name());
      }
    }
    return name;
  }

  /**
   * Looks into the ledger.
   *
   * @throws LedgerUnavailable when it does not answer; what was known stays
   */
  synchronized void refresh() {
    List<Entry> now = ledger.all().stream().filter(IssuedToken::valid).map(Entry::of).toList();
    if (!now.equals(issued)) {
      issued = now;
      file.write(now);
    }
    told = true;
  }
}
