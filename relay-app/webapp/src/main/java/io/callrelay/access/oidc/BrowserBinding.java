package io.callrelay.access.oidc;

import io.callrelay.platform.RandomSecret;
import io.callrelay.platform.SecretHash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log-in under way, bound to the browser that began it: 256 random bits and the time, which only
 * that browser's cookie holds. {@code state}, {@code nonce} and the PKCE verifier follow from both,
 * each by a hash of its own. So no node keeps anything meanwhile, and whoever changes the time
 * changes the nonce that the provider signs.
 *
 * @param secret in 43 letters, digits, '-' and '_'
 * @param begun when it began, in whole seconds
 */
record BrowserBinding(String secret, Instant begun) {
  /** So long a person may take at the provider. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** By so much the clocks of two nodes may differ. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Pattern COOKIE = Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,11})");

  static BrowserBinding begin(Instant now) {
    return new BrowserBinding(RandomSecret.text(), now.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Empty when it is no cookie of ours. */
  static Optional<BrowserBinding> read(String cookie) {
    Matcher parts = COOKIE.matcher(cookie);
    return parts.matches()
        ? Optional.of(
            new BrowserBinding(
                parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2)))))
        : Optional.empty();
  }

  /** What the browser keeps. */
  String cookie() {
    return secret + "." + begun.getEpochSecond();
  }

  /** Whether it began neither too long ago nor in the future. */
  boolean isFresh(Instant now) {
    return now.isBefore(begun.plus(LONGEST)) && !now.isBefore(begun.minus(SKEW));
  }

  /** Comes back with the answer, and shows that this browser asked for it. */
  String state() {
    return derived("state");
  }

  /** Comes back inside the ID token, and shows that it was made for this log-in. */
  String nonce() {
    return derived("nonce");
  }

  /** Shows the provider that whoever redeems the code is whoever asked for it (RFC 7636). */
  String verifier() {
    return derived("verifier");
  }

  private String derived(String purpose) {
    return SecretHash.of("oidc-" + purpose + ":" + cookie()).hex();
  }

  /** Whether this is its state; the time taken tells nothing of where they differ. */
  boolean isState(String presented) {
    return SecretHash.of(presented).matches(SecretHash.of(state()));
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "BrowserBinding[begun=%s]".formatted(begun);
  }
}
