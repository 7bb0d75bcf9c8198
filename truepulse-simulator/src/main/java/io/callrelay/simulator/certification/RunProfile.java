package io.callrelay.simulator.certification;

import java.util.Locale;

/** How long the suite takes its time. */
public enum RunProfile {
  /** For a pipeline and for the first look: short outages, short watches. */
  SHORT,
  /** For the sign-off: outages of minutes, long watches. */
  FULL;

  /** As on the command line and in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
