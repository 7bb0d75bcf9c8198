package io.callrelay.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/** Rows' ids (UUIDv7) as the database keeps and orders them: byte by byte. */
final class RowId {
  static final int BYTES = 16;

  /** Below every id of a row. */
  static final UUID LOWEST = new UUID(0, 0);

  /** Above every id of a row. */
  static final UUID HIGHEST = new UUID(-1, -1);

  /** The database's order, which {@link UUID#compareTo} is not. */
  static final Comparator<UUID> ORDER =
      (one, other) -> {
        int first =
            Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
            ? first
            : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
      };

  private static final int BITS_AFTER_TIME = 16;

  private RowId() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID of(byte[] bytes) {
    ByteBuffer id = ByteBuffer.wrap(bytes);
    return new UUID(id.getLong(), id.getLong());
  }

  /** The time that an id carries, to the millisecond. */
  static Instant time(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> BITS_AFTER_TIME);
  }

  static UUID higher(UUID one, UUID other) {
    return ORDER.compare(one, other) >= 0 ? one : other;
  }

  static UUID lower(UUID one, UUID other) {
    return ORDER.compare(one, other) <= 0 ? one : other;
  }
}
