package io.callrelay.simulation;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.PostedJson;
import io.callrelay.intake.SimulatedIntake.Told;
import io.callrelay.simulation.Neighbour.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One history: nodes that take calls and deliver them while things break, then a time without
 * faults, and at the end the books.
 */
final class History {
  /** So long after the last fault all must be settled. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private static final int MOST_STEPS = 50_000;
  private static final int MOST_POSTS = 12;

  private final World world;
  private final RandomGenerator random;
  private final List<Node> nodes;
  private final List<CallId> toPost = new ArrayList<>();
  private final boolean journalMayGo;
  private final int faultsInAThousand;
  private int posts;
  private int steps;

  private static final class Node {
    private final String name;
    private int lives;
    private Life life;

    private Node(String name) {
      this.name = name;
    }
  }

  private History(long seed, Broken broken, boolean traced) {
    random = new SplittableRandom(seed);
    world = new World(random, broken, traced);
    nodes = Stream.of("A", "B").limit(1 + random.nextInt(2)).map(Node::new).toList();
    journalMayGo = random.nextInt(6) == 0;
    faultsInAThousand = random.nextInt(5) * 30;
    int calls = 1 + random.nextInt(4);
    IntStream.range(0, calls)
        .forEach(
            n ->
                IntStream.rangeClosed(0, random.nextInt(2))
                    .forEach(again -> toPost.add(new CallId("call-" + n))));
  }

  /** Runs a history; empty when every promise was kept. */
  static Optional<Violation> run(long seed, Broken broken) {
    History history = new History(seed, broken, false);
    try {
      history.live();
      return Optional.empty();
    } catch (Violation violation) {
      return Optional.of(violation);
    } finally {
      history.world.turns.end();
    }
  }

  /** The same history again, told. */
  static String tell(long seed, Broken broken) {
    History history = new History(seed, broken, true);
    String end = "every promise was kept";
    try {
      history.live();
    } catch (Violation violation) {
      end = violation.getMessage();
    } finally {
      history.world.turns.end();
    }
    return "seed %d%n%s%n%s"
        .formatted(seed, String.join(System.lineSeparator(), history.world.trace.lines()), end);
  }

  private void live() {
    nodes.forEach(this::start);
    int faulty = 30 + random.nextInt(150);
    while (steps < faulty && step()) {
      if (random.nextInt(1000) < faultsInAThousand) {
        fault();
      }
    }
    heal();
    Instant latest = world.turns.now().plus(PATIENCE);
    while (!isSettled() && world.turns.now().isBefore(latest) && steps < MOST_STEPS && step()) {
      // Until nothing more is to happen.
    }
    world.books.check();
  }

  private boolean isSettled() {
    return toPost.isEmpty() && world.turns.atRest() && world.books.areSettled();
  }

  /** One thing that may happen next, happens; whether there was one. */
  private boolean step() {
    steps++;
    List<Runnable> moves = new ArrayList<>();
    world.turns.addMoves(moves::add);
    lives().forEach(life -> life.addMoves(moves::add));
    if (!toPost.isEmpty() && lives().findAny().isPresent()) {
      moves.add(this::post);
    }
    if (!moves.isEmpty()) {
      moves.get(random.nextInt(moves.size())).run();
      return true;
    }
    Optional<Instant> next =
        Stream.concat(Stream.of(world.turns.next(), world.disk.nextAt()), lives().map(Life::next))
            .flatMap(Optional::stream)
            .filter(at -> at.isAfter(world.turns.now()))
            .min(Instant::compareTo);
    next.ifPresent(world.turns::advanceTo);
    return next.isPresent();
  }

  private Stream<Life> lives() {
    return nodes.stream().map(node -> node.life).filter(life -> life != null);
  }

  private Life anyLife() {
    List<Life> all = lives().toList();
    return all.get(random.nextInt(all.size()));
  }

  private void post() {
    CallId call = toPost.remove(random.nextInt(toPost.size()));
    byte[] body = PostedJson.sample().withText(CallField.ID, call.value()).bytes();
    posts++;
    anyLife().post(call, body, told -> told(call, told));
  }

  /** A client that was told nothing, or to post again, does so now and then. */
  private void told(CallId call, Optional<Told> told) {
    world.trace.tell(() -> "telephony: " + call + " " + told.map(Enum::name).orElse("no answer"));
    boolean acknowledged =
        world.broken == Broken.ACKNOWLEDGED_UNKEPT
            ? told.isPresent()
            : told.equals(Optional.of(Told.ACKNOWLEDGED));
    if (acknowledged) {
      world.books.acknowledged(call);
    } else if (posts < MOST_POSTS && random.nextBoolean()) {
      toPost.add(call);
    }
  }

  private void fault() {
    switch (random.nextInt(journalMayGo ? 12 : 11)) {
      case 0, 1, 2 -> lives().findAny().ifPresent(any -> kill(anyLife()));
      case 3, 4 -> changes(world.database);
      case 5, 6 -> {
        changes(world.broker);
        if (world.broker.mood() == Mood.DOWN) {
          loseSight();
        }
      }
      case 7, 8 -> {
        world.endpoint.becomes(true);
        later(() -> world.endpoint.becomes(false));
      }
      case 9 -> loseSight();
      case 10 -> {
        world.paused = true;
        world.trace.tell(() -> "** delivery is paused");
        later(this::resume);
      }
      default -> {
        world.trace.tell(() -> "** the journal is deleted");
        world.books.lost(world.disk.lose());
      }
    }
  }

  private void loseSight() {
    world.trace.tell(() -> "** the broker has lost sight of all sessions");
    world.books.unseen(world.disk.heldBy(null));
    world.disk.loseSightOf(null);
  }

  private void changes(Neighbour neighbour) {
    neighbour.becomes(random.nextBoolean() ? Mood.FLAKY : Mood.DOWN);
    later(() -> neighbour.becomes(Mood.WELL));
  }

  private void resume() {
    world.paused = false;
    world.trace.tell(() -> "** delivery goes on");
  }

  private void later(Runnable healing) {
    world.turns.timer(world, Duration.ofMillis(random.nextInt(60_000)), healing);
  }

  private void kill(Life life) {
    world.trace.tell(() -> "** " + life + " is killed");
    Node node = nodes.stream().filter(any -> any.life == life).findAny().orElseThrow();
    node.life = null;
    world.books.killed(life);
    world.turns.kill(life, random::nextBoolean);
    world.disk.loseSightOf(life);
    world.turns.timer(world, Duration.ofMillis(random.nextInt(20_000)), () -> start(node));
  }

  private void start(Node node) {
    if (node.life == null) {
      node.lives++;
      Duration ahead = Duration.ofMillis(random.nextInt(1_800) - 900);
      node.life = new Life(world, node.name + node.lives, ahead);
      world.trace.tell(() -> "** " + node.life + " starts");
    }
  }

  private void heal() {
    world.trace.tell(() -> "** no more faults");
    world.database.becomes(Mood.WELL);
    world.broker.becomes(Mood.WELL);
    world.endpoint.becomes(false);
    resume();
    nodes.forEach(this::start);
  }
}
