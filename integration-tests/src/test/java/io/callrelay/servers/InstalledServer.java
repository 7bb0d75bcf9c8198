package io.callrelay.servers;

import io.callrelay.rig.RunningProcess;
import java.net.URI;

/** An application server that has been set up for the relay and can be started again and again. */
interface InstalledServer {
  /** Starts it in the foreground. */
  ProcessBuilder command();

  /**
   * What its administrator does while it runs for the first time; the relay is there afterwards.
   */
  default void setUp(RunningProcess running) {}

  /** Where the relay listens. */
  URI root();

  /** Where {@code /health} is told: on some servers that is the administrators' port. */
  default URI health() {
    return root();
  }
}
