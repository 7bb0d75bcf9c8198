package io.callrelay.simulation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Ledger or broker as a node reaches it: what it is asked may be done or not, and told or not. */
final class Neighbour {
  /** How it is at a time. */
  enum Mood {
    WELL,
    /** Every request may go wrong in another way. */
    FLAKY,
    /** Does nothing, and says so. */
    DOWN
  }

  private enum Fate {
    DONE,
    REFUSED,
    DONE_AND_DENIED,
    DONE_IN_SILENCE,
    LOST,
    LATE
  }

  private static final Fate[] FLAKY = {
    Fate.DONE,
    Fate.DONE,
    Fate.REFUSED,
    Fate.DONE_AND_DENIED,
    Fate.DONE_IN_SILENCE,
    Fate.LOST,
    Fate.LATE
  };
  private static final int LATEST_MILLIS = 9_000;

  private final String name;
  private final Turns turns;
  private final RandomGenerator random;
  private final Supplier<RuntimeException> refusal;
  private final Trace trace;
  private Mood mood = Mood.WELL;

  Neighbour(
      String name,
      Turns turns,
      RandomGenerator random,
      Supplier<RuntimeException> refusal,
      Trace trace) {
    this.name = name;
    this.turns = turns;
    this.random = random;
    this.refusal = refusal;
    this.trace = trace;
  }

  Mood mood() {
    return mood;
  }

  void becomes(Mood next) {
    mood = next;
    trace.tell(() -> "** the " + name + " is " + next);
  }

  /** Has work done there on behalf of an owner. */
  <T> CompletionStage<T> ask(Object owner, Supplier<String> what, Supplier<T> work) {
    Fate fate =
        switch (mood) {
          case WELL -> Fate.DONE;
          case FLAKY -> FLAKY[random.nextInt(FLAKY.length)];
          case DOWN -> Fate.REFUSED;
        };
    CompletableFuture<T> answer = new CompletableFuture<>();
    Duration delay =
        fate == Fate.LATE ? Duration.ofMillis(random.nextInt(LATEST_MILLIS)) : Duration.ZERO;
    turns.effect(owner, delay, () -> happen(fate, () -> owner + ": " + what.get(), work, answer));
    return answer;
  }

  private <T> void happen(
      Fate fate, Supplier<String> what, Supplier<T> work, CompletableFuture<T> answer) {
    trace.tell(() -> what.get() + (fate == Fate.DONE ? "" : " (" + fate + ")"));
    if (fate == Fate.REFUSED) {
      answer.completeExceptionally(refusal.get());
    } else if (fate != Fate.LOST) {
      done(fate, work, answer);
    }
  }

  private <T> void done(Fate fate, Supplier<T> work, CompletableFuture<T> answer) {
    try {
      T value = work.get();
      if (fate == Fate.DONE_AND_DENIED) {
        answer.completeExceptionally(refusal.get());
      } else if (fate != Fate.DONE_IN_SILENCE) {
        answer.complete(value);
      }
    } catch (IllegalStateException e) {
      // As a database refuses a key that it has.
      answer.completeExceptionally(e);
    }
  }
}
