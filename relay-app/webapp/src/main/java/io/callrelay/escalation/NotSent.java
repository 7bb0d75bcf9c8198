package io.callrelay.escalation;

import io.callrelay.platform.Printable;
import org.jspecify.annotations.Nullable;

/** A message was not taken by the server that is to bring it; the message says what that said. */
final class NotSent extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 500;

  NotSent(String why, @Nullable Throwable cause) {
    super(Printable.cut(Printable.maskedDigits(Printable.text(why)), MOST), cause);
  }

  /** Why, in words fit to be kept and shown. */
  String why() {
    return String.valueOf(getMessage());
  }
}
