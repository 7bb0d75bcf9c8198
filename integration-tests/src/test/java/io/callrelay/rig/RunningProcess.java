package io.callrelay.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that a test started. It ends with {@link #close}, or when the tests' JVM ends, and
 * takes with it whatever works on its data directory, children that outlived it among them.
 */
public final class RunningProcess implements AutoCloseable {
  private static final Set<RunningProcess> ALL = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALL.forEach(RunningProcess::close), "end-processes"));
  }

  private final Process process;
  private final Path data;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private RunningProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    this.reader = new Thread(this::read, "output-of-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it.
   *
   * @param data the directory that belongs to this process and its children alone
   */
  public static RunningProcess start(ProcessBuilder builder, Path data) {
    try {
      RunningProcess started =
          new RunningProcess(builder.redirectErrorStream(true).start(), data.toAbsolutePath());
      ALL.add(started);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + builder.command(), e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException e) {
      lines.add("(no more output: " + e.getMessage() + ")");
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** All that it has said so far, on both streams. */
  public String output() {
    return String.join("\n", lines);
  }

  public void send(Signal signal) {
    signal.sendTo(Long.toString(pid()));
  }

  /** To the process and all in its group, as a terminal does it. */
  public void sendToGroup(Signal signal) {
    signal.sendTo("-" + pid());
  }

  /**
   * Waits for its end.
   *
   * @return the exit code, 128 and more after a signal
   */
  public int awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + patience + "; it said:\n" + output());
      }
      reader.join(TimeUnit.SECONDS.toMillis(5));
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process ended", e);
    }
  }

  /** What is alive and works on the data directory: children, also those it left behind. */
  public List<ProcessHandle> onItsData() {
    String directory = "--datadir=" + data;
    return ProcessHandle.allProcesses().filter(other -> hasArgument(other, directory)).toList();
  }

  private static boolean hasArgument(ProcessHandle process, String beginning) {
    return process.info().arguments().stream()
        .flatMap(Arrays::stream)
        .anyMatch(argument -> argument.startsWith(beginning));
  }

  /** Ends it, and leaves alone what another process runs on the same data. */
  public void endAlone() {
    process.destroyForcibly();
    ALL.remove(this);
  }

  @Override
  public void close() {
    Stream.of(Stream.of(process.toHandle()), process.descendants(), onItsData().stream())
        .flatMap(handles -> handles)
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
    ALL.remove(this);
  }
}
