package io.callrelay.escalation;

/** How True Pulse's own support is reached (S10). */
public final class TruePulseSupport {
  /** By mail. */
  public static final String MAIL = "support@truepulse.com";

  /** By telephone. */
  public static final String PHONE = "+91 7204464475";

  private TruePulseSupport() {}
}
