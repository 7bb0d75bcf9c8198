package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static io.callrelay.ledger.Samples.attempted;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.PersonNumber;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.PersonalData.Erased;
import io.callrelay.ledger.PersonalData.Part;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PersonalDataTest extends OnARealLedger {
  private static final PersonNumber HIS = PersonNumber.read("+91 98410 12345").orElseThrow();
  private static final String RAW =
      "{\"tpCallID\":\"x\",\"tpCallerNumber\":\"+91-98410-12345\",\"more\":1}";

  private final PersonalData data = new PersonalData(database);

  @Test
  void a_delivered_call_keeps_nothing_of_an_erased_number() {
    deliveredCall("a", "9841012345");
    deliveredCall("other", "9841099345");

    assertThat(eraseAll(1)).containsExactly(new Erased("a", "DELIVERED", Optional.empty()));

    Journey journey = ledger.journey(new CallId("a")).orElseThrow();
    assertThat(journey.call().call().callerNumber()).isEqualTo(PersonNumber.ERASED);
    assertThat(journey.call().call().didNumber()).isEqualTo("02269112345");
    assertThat(everything(journey)).doesNotContain("98410").contains(PersonNumber.ERASED);
    assertThat(everything(ledger.journey(new CallId("other")).orElseThrow()))
        .contains("9841099345");
  }

  @Test
  void an_undelivered_call_is_kept_and_listed_with_the_reason() {
    Accepted entry = accepted("waits");
    record(entry);
    record(attempted(entry, failed(), new Next.RetryAt(NOON.plusSeconds(60))));

    assertThat(eraseAll(10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.state()).isEqualTo("RETRYING");
              assertThat(kept.kept()).get().asString().contains("not delivered");
            });
    assertThat(find("waits").orElseThrow().call().callerNumber()).isEqualTo("9841012345");
  }

  @Test
  void a_call_whose_id_holds_the_number_is_erased_but_for_that_and_listed() {
    deliveredCall("pbx-9841012345-1", "9841012345");

    assertThat(eraseAll(10))
        .singleElement()
        .satisfies(kept -> assertThat(kept.kept()).get().asString().contains("tpCallID"));
    assertThat(find("pbx-9841012345-1").orElseThrow().call().callerNumber())
        .isEqualTo(PersonNumber.ERASED);
  }

  @Test
  void an_export_has_every_call_of_the_number_whichever_side_it_is_on() {
    for (int i = 0; i < 7; i++) {
      deliveredCall("caller-" + i, i % 2 == 0 ? "09841012345" : "+919841012345");
    }
    deliveredCall("other", "9840012345");
    record(accepted("undelivered"));

    List<String> ids = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    do {
      Part<Journey> part = data.export(HIS, after, 3);
      part.items().forEach(journey -> ids.add(journey.call().call().id().value()));
      after = part.next();
    } while (after.isPresent());

    assertThat(ids)
        .doesNotHaveDuplicates()
        .hasSize(8)
        .contains("undelivered")
        .doesNotContain("other");
    assertThat(
            data.export(PersonNumber.read("02269112345").orElseThrow(), Optional.empty(), 50)
                .items())
        .hasSize(9);
  }

  @Test
  void a_rejected_body_is_kept_while_it_is_open_and_erased_when_it_is_dealt_with() {
    RejectedBodies bodies = new RejectedBodies(database);
    record(rejected(RAW));
    record(rejected("{}"));

    assertThat(bodies.export(HIS, Optional.empty(), 9).items())
        .singleElement()
        .satisfies(held -> assertThat(held.body()).isEqualTo(RAW));
    assertThat(bodies.erase(HIS, Optional.empty(), 1).next()).isPresent();
    assertThat(bodies.erase(HIS, Optional.empty(), 9).items())
        .singleElement()
        .satisfies(kept -> assertThat(kept.kept()).get().asString().contains("quarantine"));

    RealDatabase.execute(dataSource, "UPDATE quarantine SET state = 'DISCARDED'");
    assertThat(bodies.erase(HIS, Optional.empty(), 9).items())
        .singleElement()
        .satisfies(erased -> assertThat(erased.kept()).isEmpty());
    assertThat(bodies.export(HIS, Optional.empty(), 9).items()).isEmpty();
  }

  private static LedgerEntry.Rejected rejected(String body) {
    return new LedgerEntry.Rejected(
        UUID.randomUUID(),
        NOON,
        "pbx",
        Optional.empty(),
        body.getBytes(StandardCharsets.UTF_8),
        "[]");
  }

  @Test
  void delivered_calls_are_deleted_after_their_time_and_others_never() {
    deliveredCall("old", "9841012345");
    deliveredCall("new", "9841012345");
    RealDatabase.execute(
        dataSource,
        "UPDATE calls SET delivered_at = '2026-01-01 00:00:00' WHERE tp_call_id = 'old'");
    Accepted waits = accepted("waits");
    record(waits);
    record(attempted(waits, failed(), new Next.RetryAt(NOON.plusSeconds(60))));
    RealDatabase.execute(
        dataSource, "UPDATE calls SET accepted_at = '2020-01-01' WHERE tp_call_id = 'waits'");

    assertThat(data.purgeDeliveredBefore(NOON.minus(Duration.ofDays(30)), 100)).isEqualTo(1);
    assertThat(data.purgeDeliveredBefore(NOON.minus(Duration.ofDays(30)), 100)).isZero();

    assertThat(find("old")).isEmpty();
    assertThat(find("new")).isPresent();
    assertThat(ledger.journey(new CallId("waits")).orElseThrow().attempts()).hasSize(1);
    Long attempts =
        database.reading(
            session ->
                session
                    .createNativeQuery("SELECT COUNT(*) FROM attempts", Long.class)
                    .getSingleResult());
    assertThat(attempts).isEqualTo(2);
  }

  private void deliveredCall(String id, String caller) {
    Call call = Samples.call(id);
    Call his =
        Call.of(
            field ->
                switch (field) {
                  case CALLER_NUMBER -> caller;
                  case RECORDING_PATH -> "https://x.example/rec/" + caller + ".wav";
                  default -> call.value(field);
                });
    Accepted entry =
        new Accepted(
            his, Samples.origin(), Optional.of(RAW.getBytes(StandardCharsets.UTF_8)), true);
    record(entry);
    record(attempted(entry, succeeded(caller), new Next.Done()));
  }

  private static Attempt succeeded(String caller) {
    return new Attempt(
        UUID.randomUUID(),
        "node-1",
        NOON.plusSeconds(1),
        Duration.ofMillis(25),
        new Verdict.Success("added for " + caller),
        Optional.of(
            Samples.answer(
                200, "{\"status\":\"SUCCESS\",\"message\":\"added for %s\"}".formatted(caller))));
  }

  private static Attempt failed() {
    return new Attempt(
        UUID.randomUUID(),
        "node-1",
        NOON.plusSeconds(1),
        Duration.ofMillis(25),
        new Verdict.Refused(Reason.ERROR_ANSWER, "no such customer", Optional.empty()),
        Optional.empty());
  }

  private List<Erased> eraseAll(int most) {
    List<Erased> all = new ArrayList<>();
    Optional<UUID> after = Optional.empty();
    do {
      Part<Erased> part = data.erase(HIS, after, most);
      all.addAll(part.items());
      after = part.next();
    } while (after.isPresent());
    return all;
  }

  private static String everything(Journey journey) {
    StringBuilder all = new StringBuilder();
    for (CallField field : CallField.values()) {
      all.append(journey.call().call().value(field)).append('\n');
    }
    journey.rawBody().ifPresent(raw -> all.append(new String(raw, StandardCharsets.UTF_8)));
    journey
        .attempts()
        .forEach(
            attempt -> {
              all.append(attempt.detail());
              attempt
                  .answer()
                  .ifPresent(a -> all.append(new String(a.body(), StandardCharsets.UTF_8)));
            });
    return all.toString();
  }
}
