package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Progress on the terminal: a line for each check that is over, and, where lines can be rewritten,
 * one at the bottom that says what is waited for, and how long yet.
 */
final class TerminalProgress implements Progress, AutoCloseable {
  private static final long REDRAW_MILLIS = 500;
  private static final int WIDTH = 110;

  private final PrintWriter out;
  private final boolean rewritable;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final Thread redrawing = new Thread(this::redraw, "progress");
  private int planned;
  private int done;
  private boolean closed;

  /** What a check waits for, until when by {@link System#nanoTime}. */
  private record Waiting(String what, long until) {}

  /**
   * Draws from now on until it is closed.
   *
   * @param rewritable whether the last line can be written over
   */
  TerminalProgress(PrintWriter out, boolean rewritable) {
    this.out = out;
    this.rewritable = rewritable;
    if (rewritable) {
      redrawing.setDaemon(true);
      redrawing.start();
    }
  }

  @Override
  public synchronized void listening(URI webhook, URI control) {
    line("Simulator: webhooks to " + webhook + ", page and API at " + control.resolve("/"));
  }

  @Override
  public synchronized void planned(List<CheckDescription> checks) {
    planned = checks.size();
    Duration longest =
        checks.stream().map(CheckDescription::limit).max(Duration::compareTo).orElse(Duration.ZERO);
    line(planned + " checks; the slowest may take " + Math.max(1, longest.toSeconds()) + " s");
  }

  @Override
  public synchronized void started(CheckDescription check) {
    waiting.put(check.id(), new Waiting("", System.nanoTime() + check.limit().toNanos()));
  }

  @Override
  public synchronized void waiting(CheckDescription check, String what, Duration atMost) {
    waiting.put(check.id(), new Waiting(what, System.nanoTime() + atMost.toNanos()));
  }

  @Override
  public synchronized void finished(CheckResult result) {
    waiting.remove(result.check().id());
    done++;
    line(
        "%3d/%d %-8s %-34s %s"
            .formatted(done, planned, result.outcome(), result.check().id(), result.finding()));
  }

  /** Shows a line of whoever else has something to say. */
  synchronized void line(String text) {
    out.println(rewritable ? "\r\u001b[K" + text : text);
    out.flush();
  }

  private void redraw() {
    try {
      while (drawn()) {
        Thread.sleep(REDRAW_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean drawn() {
    if (!closed && !waiting.isEmpty()) {
      out.print("\r\u001b[K" + status());
      out.flush();
    }
    return !closed;
  }

  /** Names the check that has to wait longest. */
  private String status() {
    Map.Entry<String, Waiting> longest =
        waiting.entrySet().stream()
            .max(
                Map.Entry.comparingByValue(
                    (one, other) -> Long.compare(one.until(), other.until())))
            .orElseThrow();
    long seconds = Math.max(0, (longest.getValue().until() - System.nanoTime()) / 1_000_000_000);
    String limit = ", at most " + seconds + " s";
    String words =
        "%d running; %s waits for %s"
            .formatted(waiting.size(), longest.getKey(), longest.getValue().what());
    int most = WIDTH - limit.length();
    return (words.length() > most ? words.substring(0, most - 1) + "…" : words) + limit;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (rewritable) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
