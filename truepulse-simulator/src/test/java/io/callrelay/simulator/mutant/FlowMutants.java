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
                OneAtATime::new,
                "bad-call-blocks-nothing",
                "slow-call-blocks-nothing")
            .atPace(new Pace(0.4))
            .withPromptness(0.8),
        Mutant.of(
            "small-room",
            "forgets calls when the endpoint is away from many",
            SmallRoom::new,
            "outage-refused"));
  }

  /** Begins to wait with less than usual, so that all calls get their turn in time. */
  private static final class OneAtATime extends Behaviour {
    private Optional<String> underWay = Optional.empty();

    OneAtATime(Pace pace) {
      super(pace);
    }

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
    Duration firstWait() {
      return super.firstWait().dividedBy(4);
    }

    @Override
    Duration deadline() {
      return super.deadline().dividedBy(2);
    }
  }

  private static final class SmallRoom extends Behaviour {
    private final Set<String> waiting = new HashSet<>();

    SmallRoom(Pace pace) {
      super(pace);
    }

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
