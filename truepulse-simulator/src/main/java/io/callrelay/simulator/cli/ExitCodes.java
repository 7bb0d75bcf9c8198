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

  /** A must that failed weighs more than a fault of the suite: it is certain. */
  static int of(Certificate certificate) {
    if (!certificate.complete()) {
      return INCOMPLETE;
    }
    if (certificate.count(Outcome.FAILED) > 0) {
      return MUST_FAILED;
    }
    return certificate.count(Outcome.ERROR) > 0 ? SUITE_FAILED : PASSED;
  }
}
