package io.callrelay.access;

import io.callrelay.ledger.ConsoleUser;
import io.callrelay.ledger.UserLedger;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Printable;
import io.callrelay.platform.RandomSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out whether people know their password, and slows down who guesses. */
@ApplicationScoped
class LoggingIn {
  private static final EventLog LOG = EventLog.of(LoggingIn.class);
  private static final int FREE_FOR_A_NAME = 5;
  private static final int FREE_FOR_AN_ADDRESS = 20;
  private static final Duration WHEN_BUSY = Duration.ofSeconds(2);
  private static final int LONGEST_NAME = 64;

  /** What came of trying. */
  sealed interface Outcome {
    /** It is him. */
    record Proven(ConsoleUser user) implements Outcome {}

    /** No such name, or another password; which of them is not told. */
    record Wrong() implements Outcome {}

    /** Too many tries. */
    record NotNow(Duration delay) implements Outcome {}
  }

  private UserLedger users;
  private Passwords passwords;
  private GuessLimit byName;
  private GuessLimit byAddress;
  private volatile @Nullable String hashOfNobody;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected LoggingIn() {}

  @Inject
  LoggingIn(UserLedger users, Passwords passwords, Clock clock) {
    this.users = users;
    this.passwords = passwords;
    this.byName = new GuessLimit(FREE_FOR_A_NAME, clock);
    this.byAddress = new GuessLimit(FREE_FOR_AN_ADDRESS, clock);
  }

  /**
   * Compares a password with the one that is kept of a user.
   *
   * @param address from where it came
   * @throws io.callrelay.ledger.LedgerUnavailable when nobody can be looked up now
   */
  Outcome prove(String name, String password, String address) {
    String user = Printable.cut(name.strip().toLowerCase(Locale.ROOT), LONGEST_NAME);
    Optional<Duration> delay = byName.delay(user).or(() -> byAddress.delay(address));
    if (delay.isPresent()) {
      return new Outcome.NotNow(delay.get());
    }
    Optional<ConsoleUser> known = users.find(user);
    Optional<Boolean> fits = check(known, password);
    if (fits.isEmpty()) {
      return new Outcome.NotNow(WHEN_BUSY);
    }
    if (known.isEmpty() || !fits.get()) {
      return wrong(user, known.isPresent(), address);
    }
    byName.succeeded(user);
    return new Outcome.Proven(known.get());
  }

  /** Takes as long for a name that nobody has. */
  private Optional<Boolean> check(Optional<ConsoleUser> known, String password) {
    return passwords.fits(password, known.map(ConsoleUser::passwordHash).orElseGet(this::nobodys));
  }

  private String nobodys() {
    String hash = hashOfNobody;
    if (hash == null) {
      hash = passwords.hash(RandomSecret.text());
      hashOfNobody = hash;
    }
    return hash;
  }

  /** A name that nobody has may be a password in the wrong field, and is not written down. */
  private Outcome wrong(String user, boolean known, String address) {
    byName.failed(user);
    byAddress.failed(address);
    LOG.warning("log-in-refused")
        .with("user", known ? user : "(nobody)")
        .with("address", address)
        .tell("Somebody gave a wrong name or password");
    return new Outcome.Wrong();
  }
}
