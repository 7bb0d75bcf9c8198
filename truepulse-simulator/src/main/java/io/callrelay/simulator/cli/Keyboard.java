package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The person at the keyboard: {@code y} and {@code n} answer a question, {@code s} or Enter skips
 * it or the call that is to be made. At the end of the input everything is skipped, unless somebody
 * may still answer on the web page.
 */
final class Keyboard implements Person {
  private static final long LOOK_EVERY_MILLIS = 200;

  private final Consumer<String> screen;
  private final boolean alone;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private volatile boolean ended;

  private Keyboard(Consumer<String> screen, boolean alone) {
    this.screen = screen;
    this.alone = alone;
  }

  /**
   * Reads lines from now on; the thread that reads them does not keep the program alive.
   *
   * @param screen shows a line
   * @param alone whether nobody is there when the input has ended
   */
  static Keyboard open(InputStream in, Consumer<String> screen, boolean alone) {
    Keyboard keyboard = new Keyboard(screen, alone);
    Thread reading = new Thread(() -> keyboard.read(in), "keyboard");
    reading.setDaemon(true);
    reading.start();
    return keyboard;
  }

  private void read(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()))) {
      reader.lines().forEach(line -> lines.add(line.strip().toLowerCase(Locale.ROOT)));
    } catch (IOException | UncheckedIOException e) {
      say("The keyboard is gone (" + e.getMessage() + "); questions are skipped.");
    } finally {
      ended = true;
    }
  }

  /** One question at a time. */
  @Override
  public synchronized Reply ask(String question, Duration atMost) throws InterruptedException {
    say(question + " [y/n, s skips]");
    long deadline = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < deadline) {
      String line = lines.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      if (line == null) {
        if (isDeserted() && lines.isEmpty()) {
          return Reply.SKIP;
        }
        continue;
      }
      switch (line) {
        case "y", "yes" -> {
          return Reply.YES;
        }
        case "n", "no" -> {
          return Reply.NO;
        }
        case "", "s", "skip" -> {
          return Reply.SKIP;
        }
        default -> say("Please say y, n or s.");
      }
    }
    return Reply.SKIP;
  }

  @Override
  public void instruct(String what) {
    say(what + " [Enter or s skips]");
  }

  @Override
  public boolean hasSkipped() {
    String line = lines.poll();
    return line == null ? isDeserted() : line.isEmpty() || line.startsWith("s");
  }

  private boolean isDeserted() {
    return ended && alone;
  }

  @Override
  public void done(String outcome) {
    screen.accept("    " + outcome);
  }

  @Override
  public void hear(Reply reply) {
    switch (reply) {
      case YES -> lines.add("y");
      case NO -> lines.add("n");
      case SKIP -> lines.add("s");
    }
  }

  private void say(String what) {
    screen.accept("");
    screen.accept(">>> " + what);
  }
}
