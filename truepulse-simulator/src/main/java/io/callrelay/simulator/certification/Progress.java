package io.callrelay.simulator.certification;

import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Is told how far a certification is. Called from the threads of the checks, several at a time: be
 * quick and safe for use by several threads.
 */
public interface Progress {

  /** The simulator listens; the integration posts its webhooks there from now on. */
  default void listening(URI webhook, URI control) {}

  /** What will be run, in the plan's order. */
  default void planned(List<CheckDescription> checks) {}

  default void started(CheckDescription check) {}

  /**
   * A check waits.
   *
   * @param what it waits for, in words
   * @param atMost how long yet
   */
  default void waiting(CheckDescription check, String what, Duration atMost) {}

  default void finished(CheckResult result) {}

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {};
  }
}
