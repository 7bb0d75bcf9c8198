package io.callrelay.proof;

/** Something that goes wrong while calls come in. */
interface Experiment {
  /** As on the command line. */
  String id();

  /** What is done, in a sentence. */
  String what();

  /** Does it, and says what of the promise held. What it started has ended when this returns. */
  Outcome run(Course course);
}
