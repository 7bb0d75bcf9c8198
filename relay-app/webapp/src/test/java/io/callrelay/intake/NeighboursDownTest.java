package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.intake.FakeNeighbours.Mood;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.platform.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@Timeout(60)
class NeighboursDownTest {
  private static final String PBX = "pbx-mumbai";
  private static final Instant NOW = Instant.parse("2025-10-23T04:40:00.123456789Z");
  private static final CallReading READING = new CallReading(ZoneOffset.UTC);
  private static final CallId ID = new CallId("9884420011");

  /** Short, for a neighbour that hangs; the answers that come are there at once. */
  private static final Patience PATIENCE =
      new Patience(
          new Waiting(),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(400));

  private final FakeNeighbours neighbours = new FakeNeighbours();
  private final AcceptingCalls accepting =
      new AcceptingCalls(
          READING, neighbours.asNeighbours(), Clock.fixed(NOW, ZoneOffset.UTC), PATIENCE);

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = Mode.EXCLUDE, names = "WELL")
  void without_the_ledger_a_body_for_quarantine_waits_in_the_queue(Mood mood) {
    neighbours.ledger(mood);

    assertThat(accept(PostedJson.sample().without(CallField.STATUS)))
        .isInstanceOf(Acceptance.Rejected.class);
    assertThat(neighbours.settled).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = Mode.EXCLUDE, names = "WELL")
  void without_ledger_and_queue_a_body_for_quarantine_must_be_posted_again(Mood mood) {
    neighbours.ledger(mood).queue(mood);

    assertThat(accept(PostedJson.sample().without(CallField.STATUS)))
        .isInstanceOf(Acceptance.NotDurable.class);
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = Mode.EXCLUDE, names = "WELL")
  void without_the_ledger_a_call_is_taken_into_the_queue_and_settled_later(Mood mood) {
    neighbours.ledger(mood);

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));

    assertThat(neighbours.sent).hasSize(1);
    assertThat(neighbours.settled).hasSize(1);
    var entry = (Accepted) neighbours.settled.get(0);
    assertThat(entry.queued()).isTrue();
    assertThat(entry.origin().ticket()).isEqualTo(neighbours.sent.get(0).ticket());
  }

  @Test
  void without_the_ledger_calls_accepted_before_and_since_are_still_recognized() {
    accept(PostedJson.sample());
    neighbours.ledger(Mood.DOWN);
    accept(PostedJson.sample().withText(CallField.ID, "second"));

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Known(ID, CallState.QUEUED));
    assertThat(accept(PostedJson.sample().withText(CallField.ID, "second")))
        .isEqualTo(new Acceptance.Known(new CallId("second"), CallState.QUEUED));
    assertThat(accept(PostedJson.sample().withText(CallField.DTMF, "9")))
        .isEqualTo(conflict(CallField.DTMF));
    assertThat(neighbours.sent).hasSize(2);
  }

  @Test
  void a_ledger_that_is_back_and_has_not_caught_up_does_not_make_a_call_new() {
    neighbours.ledger(Mood.DOWN);
    accept(PostedJson.sample());
    neighbours.ledger(Mood.WELL);

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Known(ID, CallState.QUEUED));
    assertThat(neighbours.sent).hasSize(1);
  }

  @Test
  void a_ledger_that_has_lost_a_call_it_had_is_believed() {
    accept(PostedJson.sample());
    neighbours.rows.clear();

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));
  }

  @Test
  void a_call_in_the_queue_is_taken_even_when_its_settlement_is_lost() {
    neighbours.ledger(Mood.DOWN);
    neighbours.settlements = Mood.DOWN;

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = Mode.EXCLUDE, names = "WELL")
  void without_the_queue_a_call_is_taken_into_the_ledger_and_due_at_once(Mood mood) {
    neighbours.queue(mood);

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));
    assertThat(((Accepted) neighbours.written.get(0)).queued()).isFalse();
    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Known(ID, CallState.RETRYING));
  }

  @ParameterizedTest
  @EnumSource(value = Mood.class, mode = Mode.EXCLUDE, names = "WELL")
  void without_ledger_and_queue_nothing_is_claimed(Mood mood) {
    neighbours.ledger(mood).queue(mood);

    Acceptance acceptance = accept(PostedJson.sample());

    assertThat(acceptance).isInstanceOf(Acceptance.NotDurable.class);
    assertThat(((Acceptance.NotDurable) acceptance).why()).contains("queue: ").contains("ledger: ");
    neighbours.ledger(Mood.WELL).queue(Mood.WELL);
    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));
  }

  @Test
  void with_neighbours_that_fail_at_once_nobody_waits() {
    var patient =
        new AcceptingCalls(
            READING,
            neighbours.ledger(Mood.DOWN).queue(Mood.DOWN).asNeighbours(),
            Clock.systemUTC(),
            new Patience(
                new Waiting(),
                Duration.ofMinutes(9),
                Duration.ofMinutes(9),
                Duration.ofMinutes(9),
                Duration.ofMinutes(9)));

    assertThat(patient.accept(PBX, PostedJson.sample().bytes()))
        .isInstanceOf(Acceptance.NotDurable.class);
  }

  private Acceptance accept(PostedJson posted) {
    return accepting.accept(PBX, posted.bytes());
  }

  private static Acceptance conflict(CallField... fields) {
    return new Acceptance.Conflicting(ID, List.of(fields));
  }
}
