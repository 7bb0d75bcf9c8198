package io.callrelay.simulator.mutant;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** What came of one POST. */
sealed interface Heard {

  /** A whole answer. */
  record Answered(int status, MultiMap headers, Buffer body) implements Heard {}

  /**
   * An answer that was not read to its end.
   *
   * @param why what ended it
   */
  record BrokenOff(int status, Buffer part, Why why) implements Heard {}

  /** Why an answer was not read to its end. */
  enum Why {
    CLOSED,
    RESET,
    TOO_LONG
  }

  /** The deadline passed before the answer was whole. */
  record TooLate() implements Heard {}

  /** The connection ended before anything was answered. */
  record Reset() implements Heard {}

  /** There was no connection to begin with. */
  record NotConnected() implements Heard {}
}
