package io.callrelay.access.oidc;

import io.callrelay.access.oidc.LogInOutcome.Begun;
import io.callrelay.access.oidc.LogInOutcome.Proven;
import io.callrelay.access.oidc.LogInOutcome.Refused;
import io.callrelay.access.oidc.LogInOutcome.Why;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.UsedStates;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The authorization code flow with PKCE, from the button to the person's name and role. What comes
 * of it is a value; nothing is thrown at whoever logs in.
 */
public final class CodeFlow {
  /** So many threads at most wait for the provider. */
  private static final int AT_ONCE = 8;

  private final OidcSettings settings;
  private final Discovery discovery;
  private final UsedStates states;
  private final Clock clock;
  private final Semaphore hands = new Semaphore(AT_ONCE);

  CodeFlow(OidcSettings settings, Discovery discovery, UsedStates states, Clock clock) {
    this.settings = settings;
    this.discovery = discovery;
    this.states = states;
    this.clock = clock;
  }

  /** What the button says. */
  public String label() {
    return settings.label();
  }

  /** Where the button leads. */
  public URI logIn() {
    return settings.logIn();
  }

  /** Where the console is, for whoever is let in or refused. */
  public URI console() {
    return settings.console();
  }

  /** How long the browser must keep its cookie. */
  public Duration longest() {
    return BrowserBinding.LONGEST;
  }

  /** Begins a log-in: {@link Begun} or {@link Refused}. */
  public LogInOutcome begin() {
    return withOneOfFewHands(
        () -> {
          BrowserBinding binding = BrowserBinding.begin(clock.instant());
          try {
            return new Begun(discovery.provider().authenticationRequest(binding), binding.cookie());
          } catch (ProviderUnavailable e) {
            return refused(Why.UNREACHABLE, e);
          }
        });
  }

  /**
   * Ends a log-in: {@link Proven} or {@link Refused}. Each is ended once, whatever comes of it.
   *
   * @param cookie that the browser kept
   * @param answer the parameters with which the provider sent it back
   */
  public LogInOutcome end(Optional<String> cookie, Map<String, String[]> answer) {
    return withOneOfFewHands(
        () -> {
          try {
            return take(cookie.flatMap(BrowserBinding::read), new AuthenticationAnswer(answer));
          } catch (LedgerUnavailable e) {
            return refused(Why.LEDGER, e);
          } catch (ProviderUnavailable e) {
            return refused(Why.UNREACHABLE, e);
          } catch (NotVouchedFor e) {
            return refused(Why.NOT_VERIFIED, e);
          }
        });
  }

  private LogInOutcome withOneOfFewHands(Supplier<LogInOutcome> step) {
    if (!hands.tryAcquire()) {
      return new Refused(Why.BUSY, "%d log-ins are under way".formatted(AT_ONCE));
    }
    try {
      return step.get();
    } finally {
      hands.release();
    }
  }

  private LogInOutcome take(Optional<BrowserBinding> bound, AuthenticationAnswer answer)
      throws ProviderUnavailable, NotVouchedFor {
    Optional<BrowserBinding> own = bound.filter(binding -> binding.isState(answer.state()));
    if (own.isEmpty()) {
      return new Refused(Why.NOT_BEGUN_HERE, "the state is not that of the browser's cookie");
    }
    BrowserBinding binding = own.get();
    Instant now = clock.instant();
    if (!binding.isFresh(now)) {
      return new Refused(Why.EXPIRED, "it was begun at " + binding.begun());
    }
    if (!useOnce(binding, now)) {
      return new Refused(Why.USED, "the state was used before");
    }
    Optional<Refused> refusal = answer.refusal(settings.issuer());
    return refusal.isPresent()
        ? refusal.get()
        : meet(discovery.provider().redeem(answer.code(), binding));
  }

  private boolean useOnce(BrowserBinding binding, Instant now) {
    boolean first = states.use(SecretHash.of(binding.state()), now);
    states.forgetBefore(now.minus(BrowserBinding.LONGEST.multipliedBy(2)));
    return first;
  }

  private LogInOutcome meet(Map<String, Object> claims) {
    Optional<String> name = settings.claims().name(claims);
    Optional<Role> role = settings.claims().role(claims);
    if (name.isEmpty()) {
      return new Refused(Why.NAMELESS, "neither the name claim nor sub is fit to be recorded");
    }
    return role.<LogInOutcome>map(highest -> new Proven(name.get(), highest))
        .orElseGet(() -> new Refused(Why.NO_ROLE, name.get() + " has no role here"));
  }

  private static Refused refused(Why why, Exception failure) {
    return new Refused(why, String.valueOf(failure.getMessage()));
  }

  /** Where a browser whose session is over logs out with the provider too, if it can. */
  Optional<URI> logOut() {
    try {
      return discovery.provider().logOut();
    } catch (ProviderUnavailable e) {
      // Discovery has told the log; the session here is over all the same.
      return Optional.empty();
    }
  }
}
