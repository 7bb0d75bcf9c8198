package io.callrelay.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is kept of a secret that was drawn at random: its SHA-256. A secret of 256 random bits needs
 * no slow hash, which only passwords that people choose do.
 */
public final class SecretHash {
  private final byte[] digest;

  private SecretHash(byte[] digest) {
    this.digest = digest;
  }

  /** The hash of a secret. */
  public static SecretHash of(String secret) {
    try {
      return new SecretHash(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash that was written as {@link #hex}. */
  public static SecretHash ofHex(String hex) {
    return new SecretHash(HexFormat.of().parseHex(hex));
  }

  /** Sixty-four hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(digest);
  }

  /** Whether both are of the same secret; the time taken tells nothing of where they differ. */
  public boolean matches(SecretHash other) {
    return MessageDigest.isEqual(digest, other.digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretHash hash && matches(hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(digest);
  }

  /** Says nothing of it: the hash of a weak secret gives it away. */
  @Override
  public String toString() {
    return "***";
  }
}
