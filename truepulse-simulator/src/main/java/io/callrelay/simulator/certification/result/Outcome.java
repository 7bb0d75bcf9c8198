package io.callrelay.simulator.certification.result;

/** What became of a check. */
public enum Outcome {
  PASSED,
  /** A {@link Level#MUST} was not kept. */
  FAILED,
  /** A {@link Level#SHOULD} was not kept. */
  WARNING,
  /** Not run; the finding says why. */
  SKIPPED,
  /** Only a person can say. */
  REVIEW,
  /** The suite itself was at fault; nothing is known of the integration. */
  ERROR
}
