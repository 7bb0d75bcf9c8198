package io.callrelay.standalone.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Logger;

/** The process' own stdout and stderr, which stay when those of the JVM lead into the log. */
public final class Terminal {
  private static final PrintStream OUT = System.out;
  private static final PrintStream ERR = System.err;

  private Terminal() {}

  /** The process' stdout. */
  public static PrintStream out() {
    return OUT;
  }

  /** The process' stderr. */
  public static PrintStream err() {
    return ERR;
  }

  /** From now on, what libraries print becomes events of the log. */
  static void divertPrintedLines() {
    System.setOut(new PrintStream(new Lines("stdout"), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(new Lines("stderr"), true, StandardCharsets.UTF_8));
  }

  /** Gathers bytes to lines. */
  private static final class Lines extends OutputStream {
    private static final int LONGEST_LINE = 16 * 1024;

    private final Logger logger;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(String name) {
      this.logger = Logger.getLogger(name);
    }

    @Override
    public synchronized void write(int b) {
      if (b != '\n' && line.size() < LONGEST_LINE) {
        line.write(b);
        return;
      }
      String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
      line.reset();
      if (!text.isEmpty()) {
        logger.info(text);
      }
    }
  }
}
