package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in a list that is newest first, between two rows. It stays right while rows come and go.
 *
 * @param before the row that was shown last; what follows has a smaller id
 */
public record Cursor(UUID before) {
  private static final int BYTES = 16;

  /** The cursor in a text that {@link #text} made; empty when the text is something else. */
  public static Optional<Cursor> read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (bytes.length != BYTES) {
        return Optional.empty();
      }
      ByteBuffer id = ByteBuffer.wrap(bytes);
      return Optional.of(new Cursor(new UUID(id.getLong(), id.getLong())));
    } catch (IllegalArgumentException e) {
      // Not base64, so not one of ours: whoever asked is told which parameter it was.
      return Optional.empty();
    }
  }

  /** Before everything that came at this millisecond or later. */
  static Cursor before(Instant time) {
    return new Cursor(UuidCreator.getTimeOrderedEpochMin(time));
  }

  /** Fit for a URL; means nothing to whoever gets it. */
  public String text() {
    ByteBuffer id = ByteBuffer.allocate(BYTES);
    id.putLong(before.getMostSignificantBits()).putLong(before.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id.array());
  }
}
