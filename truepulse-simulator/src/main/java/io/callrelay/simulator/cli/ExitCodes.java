package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Outcome;

/** What {@code certify} ends with. */
final class ExitCodes {
  static final int PASSED = 0;
  static final int MUST_FAILED = 1;
  static final int WRONG_USAGE = 2;
  static final int UNREACHABLE = 3;
  static final int SUITE_FAILED = 4;
  static final int INCOMPLETE = 5;

  private ExitCodes() {}

  /** A must that failed weighs more than all else: it is certain. */
  static int of(Certificate certificate) {
    if (certificate.count(Outcome.FAILED) > 0) {
      return MUST_FAILED;
    }
    if (certificate.complete() && certificate.count(Outcome.ERROR) > 0) {
      return SUITE_FAILED;
    }
    return certificate.isPassed() ? PASSED : INCOMPLETE;
  }
}
