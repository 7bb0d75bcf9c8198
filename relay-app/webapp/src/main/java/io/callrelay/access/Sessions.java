package io.callrelay.access;

import io.callrelay.access.RecentSessions.Seen;
import io.callrelay.ledger.ConsoleSession;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.SessionLedger;
import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Who is logged in. A session is a row of the ledger, known by the hash of a cookie of 256 random
 * bits, and looked at again every {@link #FRESH}: so log-outs, removed users and changed roles hold
 * on all nodes within that time. While the ledger is down, people whom this node knows stay logged
 * in, for that is when they want to look.
 */
@ApplicationScoped
class Sessions {
  /** So long a node takes its own word for a session. */
  static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private SessionLedger ledger;
  private Clock clock;
  private Duration idle;
  private Duration longest;
  private final RecentSessions recent = new RecentSessions();

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected Sessions() {}

  @Inject
  Sessions(SessionLedger ledger, Clock clock, Settings settings) {
    this.ledger = ledger;
    this.clock = clock;
    this.idle = settings.duration(Setting.CONSOLE_IDLE);
    this.longest = settings.duration(Setting.CONSOLE_LONGEST);
  }

  /**
   * Logs a user in.
   *
   * @return the cookie, which is kept nowhere
   * @throws LedgerUnavailable when nothing can be kept now
   */
  String begin(String user) {
    Instant now = clock.instant();
    String cookie = RandomSecret.text();
    ledger.begin(SecretHash.of(cookie), user, now);
    ledger.forgetBefore(now.minus(longest));
    return cookie;
  }

  /**
   * Logs somebody in for whom an OpenID provider vouches. The role is the one that it gave, for as
   * long as the session lasts.
   *
   * @return the cookie, which is kept nowhere
   * @throws LedgerUnavailable when nothing can be kept now
   */
  String beginAs(String user, Role role) {
    Instant now = clock.instant();
    String cookie = RandomSecret.text();
    ledger.beginAs(SecretHash.of(cookie), user, role, now);
    ledger.forgetBefore(now.minus(longest));
    return cookie;
  }

  /**
   * The session that a cookie stands for, which is noted as used.
   *
   * @throws LedgerUnavailable when it is not known here and the ledger does not answer
   */
  Optional<ConsoleSession> find(String cookie) {
    SecretHash hash = SecretHash.of(cookie);
    Instant now = clock.instant();
    Optional<Seen> known = recent.get(hash);
    Optional<Seen> current =
        known.filter(seen -> seen.lookedAt().isAfter(now.minus(FRESH))).or(() -> look(hash, known));
    Optional<Seen> open = current.filter(seen -> !hasEnded(seen.session(), now));
    open.ifPresentOrElse(
        seen -> recent.put(hash, note(hash, seen, now)), () -> recent.remove(hash));
    return open.map(seen -> seen.session().seen(now));
  }

  private Optional<Seen> look(SecretHash hash, Optional<Seen> known) {
    try {
      Instant now = clock.instant();
      return ledger
          .find(hash)
          .map(
              told -> new Seen(known.map(Seen::session).map(told::latest).orElse(told), now, told));
    } catch (LedgerUnavailable down) {
      if (known.isEmpty()) {
        throw down;
      }
      return known;
    }
  }

  private boolean hasEnded(ConsoleSession session, Instant now) {
    return now.isAfter(session.lastSeen().plus(idle)) || now.isAfter(session.since().plus(longest));
  }

  /** Tells the ledger now and then that the session is used. */
  private Seen note(SecretHash hash, Seen seen, Instant now) {
    ConsoleSession used = seen.session().seen(now);
    if (seen.noted().lastSeen().isAfter(now.minus(NOTE_EVERY))) {
      return new Seen(used, seen.lookedAt(), seen.noted());
    }
    try {
      ledger.seen(hash, now);
      return new Seen(used, seen.lookedAt(), used);
    } catch (LedgerUnavailable e) {
      // The ledger tells the log itself, and the next request notes it.
      return new Seen(used, seen.lookedAt(), seen.noted());
    }
  }

  /** Ends a session on all nodes; this one knows at once. */
  void end(String cookie) {
    SecretHash hash = SecretHash.of(cookie);
    recent.remove(hash);
    ledger.end(hash);
  }

  /** When it ends if it is not used again. */
  Instant endsAt(ConsoleSession session) {
    Instant idleEnd = session.lastSeen().plus(idle);
    Instant end = session.since().plus(longest);
    return idleEnd.isBefore(end) ? idleEnd : end;
  }
}
