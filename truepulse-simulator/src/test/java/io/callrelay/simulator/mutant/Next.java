package io.callrelay.simulator.mutant;

import java.net.URI;
import java.time.Duration;

/** What an integration does after one POST. */
sealed interface Next {

  /** Nothing more is sent for this call. */
  record Stop() implements Next {}

  /** The call is posted again. */
  record Again(Duration pause) implements Next {}

  /** The call is posted at once to where the answer pointed. */
  record Elsewhere(URI there) implements Next {}
}
