package io.callrelay.simulation;

import io.callrelay.call.CallId;
import io.callrelay.delivery.CallListener;
import io.callrelay.delivery.SimulatedEndpoint;
import io.callrelay.intake.SimulatedIntake;
import io.callrelay.intake.SimulatedIntake.Told;
import io.callrelay.ledger.SimulatedLedger;
import io.callrelay.platform.Beans;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.Waiting;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.platform.tracing.Tracing;
import io.callrelay.queue.SimulatedBroker;
import io.callrelay.queue.SimulatedBroker.Line;
import io.callrelay.retry.RetryRounds;
import io.callrelay.retry.Settling;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.jms.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One node from a start to the moment it is killed: the relay's own classes, and their work. */
final class Life implements SimulatedLedger.Reach {
  /** Nobody looks at these figures. */
  private static final Metrics UNREAD = new Metrics();

  private static final Settings SOON = settings("PT1S", "PT30S");
  private static final Settings LATE = settings("PT5M", "PT10M");
  private static final Duration SWEEP = SOON.duration(Setting.RETRY_SWEEP_INTERVAL);
  private static final Duration MARKERS = SOON.duration(Setting.RECONCILIATION_INTERVAL);
  private static final Duration SEARCH = Duration.ofSeconds(1);

  private final World world;
  private final String name;
  private final SimulatedIntake intake;
  private final Sessions sessions;
  private final RetryRounds rounds;
  private boolean sweeps;
  private Instant nextSweepAt = Instant.MIN;
  private int unreachable;

  /** A question to the ledger on which the attempt of its task depends. */
  private record Question(CompletableFuture<?> answer) {}

  Life(World world, String name, Duration clockAhead) {
    this.world = world;
    this.name = name;
    Beans beans = beans(clockAhead);
    this.intake = new SimulatedIntake(beans, world.broken == Broken.LEDGER_BEFORE_QUEUE);
    this.sessions =
        new Sessions(
            world,
            this,
            beans.get(CallListener.class),
            beans.get(Settling.class),
            () -> world.turns.timer(this, SEARCH, this::search));
    this.rounds = new RetryRounds(beans);
    every(Duration.ofMillis(world.random.nextInt(10_000)), this::sendMarker);
  }

  private static Settings settings(String firstRetry, String longestWait) {
    return Settings.from(
        new SmallRyeConfigBuilder()
            .withDefaultValue(Setting.TRUEPULSE_URL.key(), "https://true-pulse.example/webhook")
            .withDefaultValue(Setting.RETRY_FIRST.key(), firstRetry)
            .withDefaultValue(Setting.RETRY_MAX.key(), longestWait)
            .build());
  }

  private Beans beans(Duration clockAhead) {
    Settings settings = world.retriesLate ? LATE : SOON;
    NodeName node = new NodeName(name);
    Clock clock = world.turns.clock(clockAhead);
    Executor background = job -> {};
    Beans beans =
        new Beans()
            .with(Settings.class, settings)
            .with(NodeName.class, node)
            .with(Clock.class, clock)
            .with(RandomGenerator.class, world.random)
            .with(Executor.class, background)
            .with(Metrics.class, UNREAD)
            .with(
                Tracing.class,
                Tracing.from(
                    settings,
                    node,
                    new Tracing.Surroundings(clock, world.random, background, UNREAD)))
            .with(Waiting.class, new Turning(world.turns));
    SimulatedLedger.addTo(beans, world.ledger, this, world.turns::nanos);
    SimulatedBroker.addTo(beans, this::send);
    SimulatedEndpoint.addTo(beans, payload -> world.endpoint.post(this, payload, isUnchecked()));
    return beans;
  }

  @Override
  public <T> CompletionStage<T> ask(String what, Supplier<T> work) {
    return world.database.ask(this, () -> what, work);
  }

  @Override
  public <T> T askAndWait(String what, Supplier<T> work) {
    CompletableFuture<T> answer = ask(what, work).toCompletableFuture();
    world.turns.await(answer, Duration.ofSeconds(10));
    if (!answer.isDone()) {
      throw SimulatedLedger.unavailable();
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw SimulatedLedger.unavailable();
    }
  }

  @Override
  public <T> CompletionStage<T> asked(CompletionStage<T> question) {
    Turns.mine().note(new Question(question.toCompletableFuture()));
    return question;
  }

  private static boolean isUnchecked() {
    Question last = Turns.mine().noted(Question.class);
    return last == null || !last.answer().isDone() || last.answer().isCompletedExceptionally();
  }

  private CompletionStage<Void> send(Line line, Duration delay, Message message) {
    return world.broker.ask(
        this,
        () -> "send to %s %s".formatted(line, Messages.words(line, message, world.trace)),
        () -> world.put(line, message, delay));
  }

  /** Whether one more attempt may find True Pulse unreachable. */
  boolean maySeeUnreachable(int most) {
    return ++unreachable <= most;
  }

  /** Telephony posts a call here. */
  void post(CallId call, byte[] body, Consumer<Optional<Told>> told) {
    world.trace.tell(() -> this + ": posted " + call);
    world.turns.start(
        this,
        () -> {
          Optional<Told> answer = Optional.empty();
          try {
            answer = Optional.of(intake.post(body));
          } finally {
            told.accept(answer);
          }
        });
  }

  /** All that this node may do next. */
  void addMoves(Consumer<Runnable> moves) {
    sessions.addMoves(moves);
    if (isToSweep()) {
      moves.accept(this::sweep);
    }
  }

  private boolean isToSweep() {
    return !sweeps
        && world.broken != Broken.DUE_NEVER_SWEPT
        && !nextSweepAt.isAfter(world.turns.now())
        && world.ledger.nextDue().filter(due -> !due.isAfter(world.turns.now())).isPresent();
  }

  /** When it may do something that it may not now. */
  Optional<Instant> next() {
    return sweeps || world.broken == Broken.DUE_NEVER_SWEPT
        ? Optional.empty()
        : world.ledger.nextDue().map(due -> due.isAfter(nextSweepAt) ? due : nextSweepAt);
  }

  private void sweep() {
    sweeps = true;
    world.turns.start(
        this,
        () -> {
          run(rounds::sweep);
          sweeps = false;
          nextSweepAt = world.turns.now().plus(SWEEP);
        });
  }

  private void sendMarker() {
    if (world.broken == Broken.RECONCILIATION_BY_AGE) {
      rounds.believeTheClock(world.turns.now());
      world.turns.timer(this, SEARCH, this::search);
    } else if (world.broken != Broken.LOST_NEVER_FOUND) {
      rounds.sendMarker();
    }
    every(MARKERS, this::sendMarker);
  }

  private void every(Duration delay, Runnable round) {
    world.turns.timer(this, delay, round);
  }

  private void search() {
    world.turns.start(this, () -> run(rounds::search));
  }

  private interface Round {
    void run() throws InterruptedException;
  }

  private static void run(Round round) {
    try {
      round.run();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts here", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
