package io.callrelay.simulator.certification.run;

/** A call that a check needs did not come about. */
public final class NoCall extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Finding finding;

  public NoCall(Finding finding) {
    super(finding.words());
    this.finding = finding;
  }

  /** What that means for the check. */
  Finding finding() {
    return finding;
  }
}
