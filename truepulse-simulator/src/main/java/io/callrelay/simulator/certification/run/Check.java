package io.callrelay.simulator.certification.run;

/** What a check does. */
public interface Check {

  /**
   * Makes calls and judges what arrives.
   *
   * @throws NoCall when a call did not come about
   * @throws InterruptedException when the certification is broken off
   */
  Finding run(Trial trial) throws NoCall, InterruptedException;
}
