package io.callrelay.simulator.certification;

import java.time.Duration;

/** Somebody at the keyboard or at the web page. */
public interface Person {

  /** What a person says to a question. */
  enum Reply {
    YES,
    NO,
    /** Cannot say, or does not want to now. */
    SKIP
  }

  /**
   * Asks and waits.
   *
   * @param atMost after that it is {@link Reply#SKIP}
   */
  Reply ask(String question, Duration atMost) throws InterruptedException;

  /** Shows what to do next. It stays shown until the next one, or until {@link #done}. */
  void instruct(String what);

  /** Whether the person gave up on the last instruction; forgets it. */
  boolean hasSkipped();

  /** The last instruction has been followed, or is of no use any more. */
  void done(String outcome);

  /** Somebody said it elsewhere, on the web page; counts as if it was said here. */
  void hear(Reply reply);

  /** Nobody is there. */
  static Person absent() {
    return new Person() {
      @Override
      public Reply ask(String question, Duration atMost) {
        return Reply.SKIP;
      }

      @Override
      public void instruct(String what) {}

      @Override
      public boolean hasSkipped() {
        return false;
      }

      @Override
      public void done(String outcome) {}

      @Override
      public void hear(Reply reply) {}
    };
  }
}
