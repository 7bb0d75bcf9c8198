package io.callrelay.simulator.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values that could be read from a body; fields that were absent or not scalars are not in it.
 */
public final class Payload {
  private final Map<Field, String> values;

  Payload(Map<Field, String> values) {
    this.values = values.isEmpty() ? new EnumMap<>(Field.class) : new EnumMap<>(values);
  }

  public Optional<String> value(Field field) {
    return Optional.ofNullable(values.get(field));
  }

  /** The id, when it can serve as one: 1 to 64 printable characters (Readings, `S7.3`). */
  public Optional<String> callId() {
    return value(Field.tpCallID).filter(CallIds::isValid);
  }

  /** When the call ended (`S5.tpCallEndTime`), if that can be read. */
  public Optional<Instant> callEnd() {
    return value(Field.tpCallEndTime).flatMap(UtcTimes::read);
  }

  /**
   * Tells equal content from other content: the same eleven values give the same fingerprint,
   * whatever the spacing of the JSON. An absent field counts as "".
   */
  public Fingerprint fingerprint() {
    MessageDigest digest = sha256();
    for (Field field : Field.values()) {
      byte[] bytes = values.getOrDefault(field, "").getBytes(StandardCharsets.UTF_8);
      digest.update((byte) (bytes.length >>> 16));
      digest.update((byte) (bytes.length >>> 8));
      digest.update((byte) bytes.length);
      digest.update(bytes);
    }
    return Fingerprint.of(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
