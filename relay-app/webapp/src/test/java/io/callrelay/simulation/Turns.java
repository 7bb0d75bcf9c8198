package io.callrelay.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lets one thread go on at a time, and time pass only when it is told to. Tasks run on threads of
 * their own and stop at every wait; effects are on their way to a neighbour and happen when they
 * are chosen, once their time has come.
 */
final class Turns {
  /** Ends a task whose node was killed; an Error, so that nobody handles it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("the node was killed", null, false, false);
    }
  }

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final ThreadLocal<Task> MINE = new ThreadLocal<>();
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "a node's");
            thread.setDaemon(true);
            return thread;
          });

  private record Effect(Object owner, Instant due, boolean timer, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final Thread chooser = Thread.currentThread();
  private volatile Task running;
  private volatile Throwable defect;
  private Instant now = START;

  /** Something that a thread of a node does. */
  final class Task implements Runnable {
    private final Object owner;
    private final Runnable work;
    private BooleanSupplier goesOn = () -> true;
    private Instant deadline = Instant.MAX;
    private boolean killed;
    private volatile Thread thread;
    private Object note;

    private Task(Object owner, Runnable work) {
      this.owner = owner;
      this.work = work;
    }

    @Override
    public void run() {
      thread = Thread.currentThread();
      MINE.set(this);
      try {
        work.run();
      } catch (Killed killed) {
        // Its node is gone, and nobody waits for it.
        return;
      } catch (Throwable thrown) {
        defect = thrown;
      } finally {
        tasks.remove(this);
        giveBack();
      }
    }

    /** Keeps something for as long as the task lasts. */
    void note(Object noted) {
      note = noted;
    }

    /** What was noted last of this type, or null. */
    <T> T noted(Class<T> type) {
      return type.isInstance(note) ? type.cast(note) : null;
    }

    private boolean isReady() {
      return goesOn.getAsBoolean() || !deadline.isAfter(now);
    }

    private void goOn() {
      running = this;
      if (thread == null) {
        THREADS.execute(this);
      } else {
        LockSupport.unpark(thread);
      }
      while (running != null) {
        LockSupport.park(Turns.this);
      }
      if (defect instanceof Violation violation) {
        throw violation;
      } else if (defect != null) {
        throw new IllegalStateException("a thread of a node ended by a defect", defect);
      }
    }

    private void stop(BooleanSupplier until, Instant latest) {
      if (killed) {
        throw new Killed();
      }
      goesOn = until;
      deadline = latest;
      giveBack();
      while (running != this) {
        LockSupport.park(Turns.this);
      }
      if (killed) {
        throw new Killed();
      }
    }

    private void giveBack() {
      running = null;
      LockSupport.unpark(chooser);
    }
  }

  Instant now() {
    return now;
  }

  /** A clock that is {@code ahead} of the others. */
  Clock clock(Duration ahead) {
    InstantSource source = this::now;
    return Clock.offset(source.withZone(ZoneOffset.UTC), ahead);
  }

  long nanos() {
    return Duration.between(START, now).toNanos();
  }

  /** The task whose turn it is. */
  static Task mine() {
    return MINE.get();
  }

  /** Starts a task; it goes on when it is chosen. */
  void start(Object owner, Runnable work) {
    tasks.add(new Task(owner, work));
  }

  /** Sets an effect on its way. */
  void effect(Object owner, Duration delay, Runnable work) {
    effects.add(new Effect(owner, now.plus(delay), false, work));
  }

  /** Has something happen later that nobody waits for. */
  void timer(Object owner, Duration delay, Runnable work) {
    effects.add(new Effect(owner, now.plus(delay), true, work));
  }

  /** Stops the task whose turn it is until the future is done or time is over. */
  void await(CompletableFuture<?> future, Duration patience) {
    if (!future.isDone()) {
      mine().stop(future::isDone, now.plus(patience));
    }
  }

  /** Stops the task whose turn it is for a while. */
  void pass(Duration time) {
    mine().stop(() -> false, now.plus(time));
  }

  /** All that may happen next. */
  void addMoves(Consumer<Runnable> moves) {
    for (Task task : tasks) {
      if (task.isReady()) {
        moves.accept(task::goOn);
      }
    }
    for (Effect effect : effects) {
      if (!effect.due().isAfter(now)) {
        moves.accept(() -> happen(effect));
      }
    }
  }

  private void happen(Effect effect) {
    effects.remove(effect);
    effect.work().run();
  }

  /** When something may happen that may not now. */
  Optional<Instant> next() {
    return Stream.concat(
            tasks.stream().map(task -> task.deadline), effects.stream().map(Effect::due))
        .filter(at -> at.isBefore(Instant.MAX))
        .min(Instant::compareTo);
  }

  /** Turns the clock forward. */
  void advanceTo(Instant then) {
    now = then.isAfter(now) ? then : now;
  }

  /** Whether nothing is under way but timers. */
  boolean atRest() {
    return tasks.isEmpty() && effects.stream().allMatch(Effect::timer);
  }

  /** Ends the tasks of an owner; each effect of its own that is under way may happen or not. */
  void kill(Object owner, BooleanSupplier lands) {
    for (Task task : List.copyOf(tasks)) {
      if (task.owner == owner) {
        kill(task);
      }
    }
    for (Iterator<Effect> all = effects.iterator(); all.hasNext(); ) {
      Effect effect = all.next();
      if (effect.owner() == owner && (effect.timer() || !lands.getAsBoolean())) {
        all.remove();
      }
    }
  }

  private void kill(Task task) {
    task.killed = true;
    if (task.thread == null) {
      tasks.remove(task);
    } else {
      task.goOn();
    }
  }

  /** Ends all that is left, so that its threads can be used again. */
  void end() {
    defect = null;
    List.copyOf(tasks).forEach(this::kill);
  }
}
