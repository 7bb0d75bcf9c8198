package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.CallPayload;
import io.callrelay.call.CallReading;
import io.callrelay.call.PostedJson;
import io.callrelay.call.ReadCall;
import io.callrelay.call.Violation;
import io.callrelay.intake.FakeNeighbours.Mood;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.platform.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AcceptingCallsTest {
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

  @Test
  void a_new_call_is_in_queue_and_ledger_under_one_ticket() {
    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Taken(ID));

    assertThat(neighbours.sent).hasSize(1);
    var message = neighbours.sent.get(0);
    var entry = (Accepted) neighbours.written.get(0);
    assertThat(message.call()).isEqualTo(entry.call()).isEqualTo(sample());
    assertThat(message.source()).isEqualTo(PBX);
    assertThat(message.failedAttempts()).isZero();
    assertThat(entry.queued()).isTrue();
    assertThat(entry.origin())
        .isEqualTo(new Origin(Instant.parse("2025-10-23T04:40:00.123456Z"), PBX, message.ticket()));
    assertThat(message.acceptedAt()).isEqualTo(entry.origin().acceptedAt());
    assertThat(neighbours.settled).isEmpty();
  }

  @Test
  void the_body_is_kept_when_it_is_not_what_is_sent() {
    PostedJson posted = PostedJson.sample().with("pbxNode", "\"7\"");

    accept(posted);

    assertThat(((Accepted) neighbours.written.get(0)).rawBody())
        .hasValueSatisfying(raw -> assertThat(raw).isEqualTo(posted.bytes()));
  }

  @Test
  void the_body_is_not_kept_twice_when_it_is_what_is_sent() {
    accepting.accept(PBX, CallPayload.of(sample()).getBytes(StandardCharsets.UTF_8));

    assertThat(((Accepted) neighbours.written.get(0)).rawBody()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CallState.class)
  void the_same_call_is_answered_by_its_present_state(CallState state) {
    neighbours.knows(row(sample(), state));

    assertThat(accept(PostedJson.sample())).isEqualTo(new Acceptance.Known(ID, state));
    assertThat(neighbours.sent).isEmpty();
    assertThat(neighbours.written).isEmpty();
  }

  @Test
  void a_mended_body_goes_the_way_of_every_other() {
    UUID quarantined = UUID.randomUUID();

    assertThat(accepting.check(quarantined, PostedJson.sample().bytes())).isEmpty();
    assertThat(neighbours.sent).isEmpty();
    assertThat(accepting.acceptMended(quarantined, PBX, PostedJson.sample().bytes()))
        .isEqualTo(new Acceptance.Taken(ID));
    assertThat(neighbours.sent).hasSize(1);
  }

  @Test
  void a_body_that_is_not_mended_well_is_not_put_into_quarantine_once_more() {
    UUID quarantined = UUID.randomUUID();
    byte[] wrong = PostedJson.sample().withText(CallField.STATUS, "Gone").bytes();

    Acceptance outcome = accepting.acceptMended(quarantined, PBX, wrong);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Acceptance.Rejected.class,
            rejected -> assertThat(rejected.quarantineId()).isEqualTo(quarantined));
    assertThat(accepting.acceptMended(quarantined, PBX, new byte[] {'{'}))
        .isInstanceOf(Acceptance.Malformed.class);
    assertThat(neighbours.sent).isEmpty();
    assertThat(neighbours.written).isEmpty();
    assertThat(neighbours.settled).isEmpty();
  }

  @Test
  void the_same_call_with_other_unknown_fields_and_spaces_is_the_same_call() {
    accept(PostedJson.sample());

    assertThat(accept(PostedJson.sample().with("extra", "[1]")))
        .isEqualTo(new Acceptance.Known(ID, CallState.QUEUED));
    assertThat(neighbours.sent).hasSize(1);
  }

  @Test
  void the_same_id_with_other_content_is_a_conflict_that_names_the_fields() {
    accept(PostedJson.sample());

    Acceptance second =
        accept(
            PostedJson.sample()
                .withText(CallField.DTMF, "52")
                .withText(CallField.STATUS, "Missed"));

    assertThat(second).isEqualTo(conflict(CallField.DTMF, CallField.STATUS));
    assertThat(neighbours.sent).hasSize(1);
    assertThat(neighbours.written).hasSize(1);
  }

  @Test
  void a_malformed_body_goes_nowhere() {
    assertThat(accepting.accept(PBX, "{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Acceptance.Malformed.class);
    assertThat(neighbours.sent).isEmpty();
    assertThat(neighbours.written).isEmpty();
  }

  @Test
  void a_body_that_breaks_the_specification_is_kept_in_quarantine() {
    PostedJson posted = PostedJson.sample().withText(CallField.STATUS, "Ringing");

    Acceptance acceptance = accept(posted);

    var rejected = (Acceptance.Rejected) acceptance;
    var entry = (Rejected) neighbours.written.get(0);
    assertThat(rejected.violations()).extracting(Violation::field).containsExactly("tpCallStatus");
    assertThat(entry.id()).isEqualTo(rejected.quarantineId());
    assertThat(entry.source()).isEqualTo(PBX);
    assertThat(entry.callId()).contains(ID.value());
    assertThat(entry.rawBody()).isEqualTo(posted.bytes());
    assertThat(entry.violations())
        .startsWith("[{\"field\":\"tpCallStatus\",\"clause\":\"S5.tpCallStatus\",\"message\":");
    assertThat(neighbours.sent).isEmpty();
  }

  @Test
  void a_call_that_another_node_accepted_meanwhile_is_known() {
    neighbours.look = Mood.DOWN;
    neighbours.knows(row(sample(), CallState.DELIVERED));

    assertThat(accept(PostedJson.sample()))
        .isEqualTo(new Acceptance.Known(ID, CallState.DELIVERED));
  }

  @Test
  void a_call_that_another_node_accepted_meanwhile_with_other_content_is_a_conflict() {
    neighbours.look = Mood.DOWN;
    neighbours.knows(row(sample(), CallState.QUEUED));

    assertThat(accept(PostedJson.sample().withText(CallField.DTMF, "7")))
        .isEqualTo(conflict(CallField.DTMF));
  }

  @Test
  void a_call_attempted_before_its_acceptance_is_written_is_still_new() {
    var early =
        new Neighbours(
            neighbours.asNeighbours().find(),
            entry -> {
              Accepted accepted = (Accepted) entry;
              neighbours.knows(FakeNeighbours.row(accepted));
              return neighbours.asNeighbours().record().apply(entry);
            },
            neighbours.asNeighbours().send(),
            neighbours.asNeighbours().settle());
    var acceptingEarly = new AcceptingCalls(READING, early, Clock.systemUTC(), PATIENCE);

    assertThat(acceptingEarly.accept(PBX, PostedJson.sample().bytes()))
        .isEqualTo(new Acceptance.Taken(ID));
  }

  private Acceptance accept(PostedJson posted) {
    return accepting.accept(PBX, posted.bytes());
  }

  private static Acceptance conflict(CallField... fields) {
    return new Acceptance.Conflicting(ID, List.of(fields));
  }

  private static Call sample() {
    return ((ReadCall.Valid) READING.read(PostedJson.sample().bytes())).call();
  }

  private static CallView row(Call call, CallState state) {
    return new CallView(
        call,
        state,
        "another",
        NOW,
        UUID.randomUUID(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
