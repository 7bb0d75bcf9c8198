package io.callrelay.bench;

import io.callrelay.support.PostedCall;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Posts calls over some connections.
 *
 * <p>At a rate, each call is posted when it is due, whether or not the ones before have been
 * answered, and what it took is counted from the moment it was due: a server that stalls cannot
 * slow the load down and look quick. Without a rate each connection posts again as soon as it is
 * answered, which finds out how much the server takes.
 */
final class Load {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  /** How long after its end a load still tries to post what is overdue over broken connections. */
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Target target;
  private final int connections;

  Load(Target target, int connections) {
    this.target = target;
    this.connections = connections;
  }

  /** What all connections share in one run. */
  private record Run(
      String series,
      long start,
      long end,
      double rate,
      AtomicLong next,
      Map<String, Instant> accepted,
      Map<String, Long> otherAnswers,
      Histogram acceptMicros) {
    static Run begin(String series, double rate, Duration time) {
      long start = System.nanoTime();
      return new Run(
          series,
          start,
          start + time.toNanos(),
          rate,
          new AtomicLong(),
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>(),
          new ConcurrentHistogram(LONGEST_MICROS, DIGITS));
    }

    /** When the call of this number is due. */
    long due(long number) {
      return rate == 0 ? System.nanoTime() : start + (long) (number * 1e9 / rate);
    }

    void answered(String id, long due, String answer, boolean well) {
      if (well) {
        accepted.put(id, Instant.now());
        acceptMicros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1000));
      } else {
        otherAnswers.merge(answer, 1L, Long::sum);
      }
    }
  }

  /** So many calls a second. */
  Books atRate(String series, double rate, Duration time) {
    return run(Run.begin(series, rate, time));
  }

  /** As many as are taken. */
  Books asMuchAsGoes(String series, Duration time) {
    return run(Run.begin(series, 0, time));
  }

  private Books run(Run run) {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    for (int i = 0; i < connections; i++) {
      threads.execute(() -> post(run));
    }
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the load does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    long sent = run.accepted().size() + sum(run.otherAnswers());
    Duration took = Duration.ofNanos(System.nanoTime() - run.start());
    return new Books(sent, run.accepted(), run.otherAnswers(), run.acceptMicros(), took);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private void post(Run run) {
    boolean more = true;
    while (more) {
      try (Line line = new Line(target)) {
        while (more && !line.isLast()) {
          more = postNext(run, line);
        }
      } catch (IOException e) {
        run.answered("", 0, e.toString(), false);
        more = System.nanoTime() < run.end() + GRACE_NANOS;
      }
    }
  }

  private boolean postNext(Run run, Line line) throws IOException {
    long number = run.next().getAndIncrement();
    long due = run.due(number);
    if (due >= run.end()) {
      return false;
    }
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    String id = run.series() + "-" + number;
    int status = line.post(PostedCall.answered(id).json());
    run.answered(id, due, "" + status, status == target.status());
    return true;
  }
}
