package io.callrelay.access.oidc;

import io.callrelay.platform.Role;
import java.net.URI;
import java.util.Locale;

/** What comes of a step of a log-in. */
public sealed interface LogInOutcome {
  /**
   * The browser goes to the provider.
   *
   * @param cookie what it must keep meanwhile, and nobody else may know
   */
  record Begun(URI provider, String cookie) implements LogInOutcome {
    /** Says nothing of the cookie. */
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /**
   * The provider vouches for somebody.
   *
   * @param user his name, which no built-in user can have
   * @param role the highest that the provider gives
   */
  record Proven(String user, Role role) implements LogInOutcome {}

  /**
   * Nobody is let in.
   *
   * @param detail for the log, not for the browser
   */
  record Refused(Why why, String detail) implements LogInOutcome {}

  /** Why somebody is not let in; the log-in page has a sentence for each {@link #word}. */
  enum Why {
    /** No log-in was begun with this browser, or another one since. */
    NOT_BEGUN_HERE,
    /** It was begun too long ago. */
    EXPIRED,
    /** The answer was taken before. */
    USED,
    /** The provider, or the person there, said no. */
    DENIED,
    /** The provider answered with an error. */
    PROVIDER_ERROR,
    /** The provider does not answer. */
    UNREACHABLE,
    /** What the provider says is not to be believed. */
    NOT_VERIFIED,
    /** The provider gives no name that can be recorded. */
    NAMELESS,
    /** None of the person's roles there is one here. */
    NO_ROLE,
    /** The ledger, where log-ins are kept, does not answer. */
    LEDGER,
    /** Too many log-ins are under way. */
    BUSY;

    /** Its name in an address, for example {@code no-role}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
