package io.callrelay.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.operations.NextStep.What;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextStepTest {
  private static final Instant NOW = Instant.parse("2025-10-23T04:40:00Z");
  private static final Instant PROBE = NOW.plusSeconds(3);

  @Test
  void a_queued_call_passes_the_gate_or_waits_before_it() {
    assertThat(next(CallState.QUEUED, GateSnapshot.State.OPEN).what()).isEqualTo(What.ATTEMPT);
    assertThat(next(CallState.QUEUED, GateSnapshot.State.PAUSED).what())
        .isEqualTo(What.GATE_PAUSED);
    NextStep unreachable = next(CallState.QUEUED, GateSnapshot.State.UNREACHABLE);
    assertThat(unreachable.what()).isEqualTo(What.GATE_PROBE);
    assertThat(unreachable.at()).contains(PROBE);
  }

  @ParameterizedTest
  @EnumSource(GateSnapshot.State.class)
  void a_call_that_waits_has_its_time(GateSnapshot.State gate) {
    NextStep ahead = next(CallState.RETRYING, gate, NOW.plusSeconds(1));
    NextStep past = next(CallState.RETRYING, gate, NOW);

    assertThat(ahead.what()).isEqualTo(What.RETRY);
    assertThat(ahead.at()).contains(NOW.plusSeconds(1));
    assertThat(past.words()).startsWith("Its time has come");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELIVERED", "WITHDRAWN"})
  void a_journey_ends(CallState state) {
    NextStep next = next(state, GateSnapshot.State.OPEN);

    assertThat(next.what()).isEqualTo(What.NOTHING);
    assertThat(next.at()).isEmpty();
  }

  private static NextStep next(CallState state, GateSnapshot.State gate) {
    return next(state, gate, NOW);
  }

  private static NextStep next(CallState state, GateSnapshot.State gate, Instant due) {
    Call call = Call.of(field -> "x");
    CallView view =
        new CallView(
            call,
            state,
            "pbx",
            NOW,
            new UUID(1, 1),
            1,
            state == CallState.RETRYING ? Optional.of(due) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    GateSnapshot snapshot =
        new GateSnapshot(
            gate, NOW, Optional.empty(), Optional.empty(), Optional.of(PROBE), 0, 64, 0);
    return NextStep.of(view, snapshot, NOW);
  }
}
