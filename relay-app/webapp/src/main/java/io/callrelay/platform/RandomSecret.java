package io.callrelay.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Draws secrets that nobody can guess. */
public final class RandomSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private RandomSecret() {}

  /** 256 random bits in 43 letters, digits, '-' and '_'. */
  public static String text() {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
