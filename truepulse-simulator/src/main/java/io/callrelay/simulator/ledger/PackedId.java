package io.callrelay.simulator.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A call id in few bytes: most telephone systems use UUIDs, which fit in 17 instead of 36. */
final class PackedId {
  private static final byte TEXT = 0;
  private static final byte UUID_BITS = 1;
  private static final int UUID_LENGTH = 36;

  private PackedId() {}

  /** Different ids have different bytes. */
  static byte[] pack(String id) {
    if (id.length() == UUID_LENGTH && id.charAt(8) == '-' && id.charAt(23) == '-') {
      try {
        UUID uuid = UUID.fromString(id);
        if (uuid.toString().equals(id)) {
          return ByteBuffer.allocate(1 + 2 * Long.BYTES)
              .put(UUID_BITS)
              .putLong(uuid.getMostSignificantBits())
              .putLong(uuid.getLeastSignificantBits())
              .array();
        }
      } catch (IllegalArgumentException e) {
        return text(id); // Looks like a UUID and is none.
      }
    }
    return text(id);
  }

  private static byte[] text(String id) {
    byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + bytes.length).put(TEXT).put(bytes).array();
  }

  /** The id that was packed into these bytes. */
  static String unpack(byte[] packed) {
    if (packed[0] == UUID_BITS) {
      ByteBuffer bits = ByteBuffer.wrap(packed, 1, packed.length - 1);
      return new UUID(bits.getLong(), bits.getLong()).toString();
    }
    return new String(packed, 1, packed.length - 1, StandardCharsets.UTF_8);
  }
}
