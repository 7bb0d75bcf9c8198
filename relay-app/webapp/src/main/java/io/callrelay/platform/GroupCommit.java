package io.callrelay.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets callers share the price of a commit: each hands over an entry and gets a stage; one writer
 * at a time takes all that wait, does them in one go and completes them all.
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
      for (List<Waiting<E, R>> group = next(); !group.isEmpty(); group = next()) {
        groupStartedNanos = System.nanoTime();
        write(group);
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

  private List<Waiting<E, R>> next() {
    List<Waiting<E, R>> group = new ArrayList<>();
    int room = bounds.largestGroup();
    while (room > 0) {
      Waiting<E, R> waiting = queue.poll();
      if (waiting == null) {
        break;
      }
      group.add(waiting);
      room -= work.weight(waiting.entry());
    }
    return group;
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
    for (List<Waiting<E, R>> group = next(); !group.isEmpty(); group = next()) {
      fail(group, refusal);
    }
  }
}
