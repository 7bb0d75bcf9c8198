package io.callrelay.proof;

import java.util.Optional;

/** Something that goes wrong while calls come in. */
interface Experiment {
  /** As on the command line. */
  String id();

  /** What is done, in a sentence. */
  String what();

  /** Why it cannot be done on this machine; empty when it can. */
  default Optional<String> impossible() {
    return Optional.empty();
  }

  /** Does it, and says what of the promise held. What it started has ended when this returns. */
  Outcome run(Course course);
}
