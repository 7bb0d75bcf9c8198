package io.callrelay.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers share the price of a commit: each hands over an entry and gets a stage; one writer
 * at a time takes all that wait, does them in one go and completes them all. A writer that finds
 * nothing waits a second for more before it gives its thread back, since handing a task to a
 * container's executor costs more than a small group.
 *
 * <p>An entry that cannot be taken is refused at once rather than kept waiting: when too many wait
 * already, or when the writer has been stuck in one group for longer than its patience.
 *
 * @param <E> what is handed over
 * @param <R> what comes of it
 */
public final class GroupCommit<E, R> {
  /** Does a whole group. */
  @FunctionalInterface
  public interface Work<E, R> {
    /** The results, one for each entry and in the same order; or none at all. */
    List<R> on(List<E> group) throws Exception;

    /** Whether one entry may have spoilt it for the others: then each is tried alone. */
    default boolean blamesOneEntry(Exception thrown) {
      return false;
    }

    /** How much of a group's room an entry takes. */
    default int weight(E entry) {
      return 1;
    }
  }

  /**
   * How groups are bounded.
   *
   * @param largestGroup weight of the entries in one group; a heavier entry is a group of its own
   * @param mostWaiting entries that may wait
   * @param patience how long a group may take before further entries are refused
   */
  public record Bounds(int largestGroup, int mostWaiting, Duration patience) {}

  private static final Duration LINGER = Duration.ofSeconds(1);

  private record Waiting<E, R>(E entry, CompletableFuture<R> outcome) {}

  private final String name;
  private final Bounds bounds;
  private final Executor executor;
  private final Work<E, R> work;
  private final LinkedBlockingQueue<Waiting<E, R>> queue;
  private final AtomicBoolean writing = new AtomicBoolean();
  private volatile long groupStartedNanos;

  /**
   * @param name how refusals call it
   * @param executor runs the writer, one task at a time
   */
  public GroupCommit(String name, Bounds bounds, Executor executor, Work<E, R> work) {
    this.name = name;
    this.bounds = bounds;
    this.executor = executor;
    this.work = work;
    this.queue = new LinkedBlockingQueue<>(bounds.mostWaiting());
  }

  /** Hands over an entry; the stage fails with what the work threw, or when it cannot be taken. */
  public CompletableFuture<R> submit(E entry) {
    if (stuck()) {
      return refused("has been stuck in one group for longer than " + bounds.patience());
    }
    Waiting<E, R> waiting = new Waiting<>(entry, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      return refused("has " + bounds.mostWaiting() + " entries waiting already");
    }
    startWriter();
    return waiting.outcome();
  }

  private boolean stuck() {
    return writing.get()
        && groupStartedNanos != 0
        && System.nanoTime() - groupStartedNanos > bounds.patience().toNanos();
  }

  private CompletableFuture<R> refused(String why) {
    return CompletableFuture.failedFuture(new RejectedExecutionException(name + " " + why));
  }

  private void startWriter() {
    if (writing.compareAndSet(false, true)) {
      try {
        executor.execute(this::writeAll);
      } catch (RejectedExecutionException e) {
        writing.set(false);
        failAll(e);
      }
    }
  }

  private void writeAll() {
    try {
      for (Waiting<E, R> first = awaitNext(); first != null; first = awaitNext()) {
        groupStartedNanos = System.nanoTime();
        write(group(first));
        groupStartedNanos = 0;
      }
    } finally {
      groupStartedNanos = 0;
      writing.set(false);
    }
    if (!queue.isEmpty()) {
      startWriter();
    }
  }

  /** A group that begins with this entry, and has what else waits and fits. */
  private List<Waiting<E, R>> group(Waiting<E, R> first) {
    List<Waiting<E, R>> group = new ArrayList<>();
    int room = bounds.largestGroup();
    for (Waiting<E, R> next = first; next != null; next = room > 0 ? queue.poll() : null) {
      group.add(next);
      room -= work.weight(next.entry());
    }
    return group;
  }

  /** The next entry, waiting a while for it; none when there is none, or the thread is to end. */
  private @Nullable Waiting<E, R> awaitNext() {
    try {
      return queue.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return queue.poll();
    }
  }

  private void write(List<Waiting<E, R>> group) {
    try {
      List<R> results = work.on(group.stream().map(Waiting::entry).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).outcome().complete(results.get(i));
      }
    } catch (Exception e) {
      if (group.size() > 1 && work.blamesOneEntry(e)) {
        group.forEach(waiting -> write(List.of(waiting)));
      } else {
        fail(group, e);
      }
    } catch (Error e) {
      fail(group, e);
      throw e;
    }
  }

  private void fail(List<Waiting<E, R>> group, Throwable thrown) {
    group.forEach(waiting -> waiting.outcome().completeExceptionally(thrown));
  }

  private void failAll(RejectedExecutionException refusal) {
    List<Waiting<E, R>> all = new ArrayList<>();
    queue.drainTo(all);
    fail(all, refusal);
  }
}
