package io.callrelay.simulator.certification.report;

import java.util.Optional;

/**
 * How a report is written.
 *
 * @param showNumbers whether phone numbers are written out; false: only their last four digits
 * @param signWith signs the report; empty: it is not signed
 */
public record ReportOptions(boolean showNumbers, Optional<SigningKey> signWith) {

  /** Masked and not signed. */
  public static ReportOptions defaults() {
    return new ReportOptions(false, Optional.empty());
  }

  public ReportOptions showingNumbers() {
    return new ReportOptions(true, signWith);
  }

  public ReportOptions signedWith(SigningKey key) {
    return new ReportOptions(showNumbers, Optional.of(key));
  }
}
