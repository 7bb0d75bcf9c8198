package io.callrelay.simulator.spec;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** 128 bits that stand for a payload's content. */
public record Fingerprint(long high, long low) {
  /** Stands for a body that could not be read. */
  public static final Fingerprint NONE = new Fingerprint(0, 0);

  static Fingerprint of(byte[] digest) {
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    return new Fingerprint(buffer.getLong(), buffer.getLong());
  }

  /** Reads what {@link #hex()} wrote. */
  public static Fingerprint parse(String hex) {
    return new Fingerprint(
        HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    HexFormat format = HexFormat.of();
    return format.toHexDigits(high) + format.toHexDigits(low);
  }
}
