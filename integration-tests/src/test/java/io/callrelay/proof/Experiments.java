package io.callrelay.proof;

import io.callrelay.rig.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All of them, by name, in the order in which they are run. */
final class Experiments {
  private final Map<String, Experiment> byId = new LinkedHashMap<>();

  Experiments() {
    Stream.of(
            Stream.of(new KilledAtRandom()),
            Arrays.stream(KilledAt.Point.values()).map(KilledAt::new),
            Stream.of(
                new StoppedUnderLoad(),
                new DuplicateStorm(),
                new Exhausted(),
                new HandlesExhausted(),
                new ThreadsExhausted(),
                new TwoNodes(),
                new BehindProxy(true),
                new BehindProxy(false)),
            Stream.of(
                new LedgerAway(Signal.KILL, Duration.ofMinutes(10)),
                new LedgerAway(Signal.TERM, Duration.ofMinutes(10)),
                new LedgerAway(Signal.STOP, Duration.ofSeconds(30))),
            Arrays.stream(LedgerTrouble.values()),
            Stream.of(new DiskFull(true)),
            Stream.of(new QueueAway(true), new QueueAway(false), new DiskFull(false)),
            Arrays.stream(PairTrouble.values()),
            Arrays.stream(DamagedJournal.Kind.values()).map(DamagedJournal::new),
            Arrays.stream(TruePulseTrouble.values()),
            Stream.of(new Flapping(), new LogFlood(), new Backlog(true), new Backlog(false)),
            Arrays.stream(ClockJump.values()),
            Stream.of(new Fuzz(), new IdleConnections()))
        .flatMap(some -> some)
        .forEach(one -> byId.put(one.id(), one));
  }

  Collection<Experiment> all() {
    return byId.values();
  }

  /**
   * Those with these names.
   *
   * @throws IllegalArgumentException when there is none of a name; says which there are
   */
  List<Experiment> named(List<String> ids) {
    return ids.stream().map(this::named).toList();
  }

  private Experiment named(String id) {
    Experiment found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no experiment '%s'; there are %s"
              .formatted(id, String.join(", ", byId.keySet())));
    }
    return found;
  }
}
