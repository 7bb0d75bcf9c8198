package io.callrelay.proof;

import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What a process holds.
 *
 * @param heapMegabytes of objects that are alive
 * @param threads of the operating system
 * @param handles open files and sockets
 */
record Resources(long heapMegabytes, long threads, long handles) {
  private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final double SAME_AGAIN = 1.2;
  private static final Duration UNTIL_BACK = Duration.ofMinutes(2);

  /** Of a Java process on Linux once it holds no more than before; at last whatever it holds. */
  static Resources backTo(Resources before, long pid) {
    AtomicReference<Resources> now = new AtomicReference<>(of(pid));
    try {
      within(
          UNTIL_BACK, () -> assertThat(now.updateAndGet(any -> of(pid))).matches(before::allows));
    } catch (ConditionTimeoutException e) {
      System.out.println("threads now: " + threadNames(pid));
    }
    return now.get();
  }

  /** How many threads there are of each name, without the numbers in it. */
  private static Map<String, Long> threadNames(long pid) {
    return jcmd(pid, "Thread.print")
        .lines()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.indexOf('"', 1)).replaceAll("[0-9]+", "#"))
        .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
  }

  /** Of a Java process on Linux. */
  static Resources of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    return new Resources(
        // Counts what is alive at one moment; between a collection and a look at the heap a busy
        // process has made new garbage.
        heapMegabytes(jcmd(pid, "GC.class_histogram")),
        count(process.resolve("task")),
        count(process.resolve("fd")));
  }

  private static long count(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long heapMegabytes(String told) {
    Matcher live = LIVE_BYTES.matcher(told);
    if (!live.find()) {
      throw new IllegalStateException("the JVM does not tell its heap: " + told);
    }
    return Long.parseLong(live.group(1)) / (1024 * 1024);
  }

  private static String jcmd(long pid, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process asking =
          new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not a fifth more of anything. */
  boolean allows(Resources later) {
    return later.heapMegabytes <= heapMegabytes * SAME_AGAIN
        && later.threads <= threads * SAME_AGAIN
        && later.handles <= handles * SAME_AGAIN;
  }

  @Override
  public String toString() {
    return "%d MB heap, %d threads, %d handles".formatted(heapMegabytes, threads, handles);
  }
}
