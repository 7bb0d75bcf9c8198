package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
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
  /** The cursor in a text that {@link #text} made; empty when the text is something else. */
  public static Optional<Cursor> read(String text) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return bytes.length == RowId.BYTES
          ? Optional.of(new Cursor(RowId.of(bytes)))
          : Optional.empty();
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
    return Base64.getUrlEncoder().withoutPadding().encodeToString(RowId.bytes(before));
  }
}
