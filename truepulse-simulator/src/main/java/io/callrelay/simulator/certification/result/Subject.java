package io.callrelay.simulator.certification.result;

import java.util.Optional;

/**
 * Who is certified, by whom, and how.
 *
 * @param integration its name and version, as the person who ran the suite gave it
 * @param certifiedBy that person
 * @param mode how the calls come about
 * @param profile {@code short} or {@code full}
 * @param intake where calls were posted, when they were
 * @param webhook where the integration had to post to
 */
public record Subject(
    String integration,
    String certifiedBy,
    Mode mode,
    String profile,
    Optional<String> intake,
    String webhook) {

  /** Where the calls come from. */
  public enum Mode {
    /** The suite posts them to the integration's intake. */
    DRIVEN,
    /** A person makes them. */
    OBSERVED
  }
}
