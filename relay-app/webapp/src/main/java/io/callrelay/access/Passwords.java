package io.callrelay.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.PasswordHash;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Hashes passwords as Jakarta Security does: PBKDF2 with HMAC-SHA-512, 210,000 rounds and a salt of
 * 256 bits each, as OWASP advises. That takes some tenths of a second of a core, so no more than
 * two are hashed at once: who guesses must not take the machine from the calls.
 */
@ApplicationScoped
class Passwords {
  /** Least and most characters of a password. */
  static final int LEAST = 12;

  static final int MOST = 128;

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
          "Pbkdf2PasswordHash.Iterations", "210000",
          "Pbkdf2PasswordHash.SaltSizeBytes", "32",
          "Pbkdf2PasswordHash.KeySizeBytes", "32");

  private PasswordHash hashing;
  private final Semaphore hands = new Semaphore(2);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected Passwords() {}

  @Inject
  Passwords(Pbkdf2PasswordHash hashing) {
    this((PasswordHash) hashing);
    hashing.initialize(PARAMETERS);
  }

  Passwords(PasswordHash hashing) {
    this.hashing = hashing;
  }

  /** What is kept of a password. */
  String hash(String password) {
    hands.acquireUninterruptibly();
    try {
      return hashing.generate(password.toCharArray());
    } finally {
      hands.release();
    }
  }

  /** Whether the password is the one of which the hash was kept; empty when too many are asked. */
  Optional<Boolean> fits(String password, String kept) {
    if (!hands.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Optional.of(hashing.verify(password.toCharArray(), kept));
    } finally {
      hands.release();
    }
  }

  /** Why a password is not taken as a new one, if it is not. */
  static Optional<String> problem(String password) {
    int length = password.codePointCount(0, password.length());
    return length < LEAST || length > MOST
        ? Optional.of("should have from %d to %d characters".formatted(LEAST, MOST))
        : Optional.empty();
  }
}
