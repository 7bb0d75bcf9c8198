package io.callrelay.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger could not be read or written in time; the message says what it answered. */
public final class LedgerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what the database answered, or that it did not. */
  public LedgerUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
