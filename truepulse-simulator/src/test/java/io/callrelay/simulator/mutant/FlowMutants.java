package io.callrelay.simulator.mutant;

import io.callrelay.simulator.mutant.Heard.NotConnected;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Calls that are in each other's way (S1.1, S7.1, S7.2). */
final class FlowMutants {
  private static final int ROOM = 3;

  private FlowMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
                "one-at-a-time",
                "starts no call before the one before it is through",
                new OneAtATime(),
                "bad-call-blocks-nothing",
                "slow-call-blocks-nothing")
            .atPace(0.4),
        Mutant.of(
            "small-room",
            "forgets calls when the endpoint is away from many",
            new SmallRoom(),
            "outage-refused"));
  }

  /** Begins to wait with less than usual, so that all calls get their turn in time. */
  private static final class OneAtATime extends Behaviour {
    private Optional<String> underWay = Optional.empty();

    @Override
    boolean mayStart(Call call) {
      boolean free = underWay.isEmpty();
      underWay = underWay.or(() -> Optional.of(call.id()));
      return free;
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      Next next = super.after(call, attempt, heard);
      if (next instanceof Next.Stop) {
        underWay = Optional.empty();
      }
      return next;
    }

    @Override
    Tempo tempo() {
      return new Tempo(Duration.ofMillis(30), super.tempo().cap(), super.tempo().deadline());
    }
  }

  private static final class SmallRoom extends Behaviour {
    private final Set<String> waiting = new HashSet<>();

    @Override
    Next after(Call call, int attempt, Heard heard) {
      waiting.remove(call.id());
      if (heard instanceof NotConnected && waiting.size() >= ROOM) {
        return new Next.Stop();
      }
      if (heard instanceof NotConnected) {
        waiting.add(call.id());
      }
      return super.after(call, attempt, heard);
    }
  }
}
