package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What a process may be told from outside. */
public enum Signal {
  /** End in order. */
  TERM,
  /** Ctrl-C. */
  INT,
  /** End at once, without a word. */
  KILL,
  /** Stand still: connections stay open and nothing answers. */
  STOP,
  /** Go on. */
  CONT;

  /** To a process id, or to a group when it begins with a minus. */
  public void sendTo(String target) {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s " + name() + " -- " + target).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("no process " + target + " to send " + this + " to");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
