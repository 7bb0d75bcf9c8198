package io.callrelay.simulator.ledger;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.CannotStart;
import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path folder;
  private Path file;
  private SimulatorSettings settings;

  @BeforeEach
  void keepAJournal() {
    file = folder.resolve("arrivals.ndjson");
    settings = SimulatorSettings.defaults().withJournal(file);
  }

  private static void tell(SimulatedTruePulse simulator, String body) throws IOException {
    try (RawClient client = new RawClient(simulator.webhookPort())) {
      client.send(post("/webhook", body)).response();
    }
  }

  @Test
  void what_the_vendor_knows_is_there_after_a_restart() throws IOException {
    CallHistory before;
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      simulator.script("c", Answer.error("no"), Answer.acceptThenReset());
      tell(simulator, call("c").encode());
      tell(simulator, call("c").encode());
      tell(simulator, "\u00ff not json");
      before = simulator.call("c").orElseThrow();
    }
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      assertThat(simulator.call("c")).contains(before);
      assertThat(simulator.summary().arrivals()).isEqualTo(3);

      tell(simulator, call("c").encode());
      assertThat(simulator.call("c").orElseThrow().duplicates()).isEqualTo(1);
    }
  }

  @Test
  void every_arrival_is_one_line_of_json_before_it_is_answered() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(simulator, call("a").encode());
      tell(simulator, "{\n}");

      assertThat(Files.readAllLines(file))
          .hasSize(2)
          .first()
          .satisfies(line -> assertThat(new JsonObject(line).getString("tpCallID")).isEqualTo("a"));
    }
  }

  @Test
  void a_last_line_that_was_cut_off_is_dropped() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(simulator, call("a").encode());
    }
    Files.writeString(file, "{\"number\":2,\"at", StandardOpenOption.APPEND);
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(simulator, call("b").encode());

      assertThat(simulator.isAccepted("a")).isTrue();
      assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"b\"");
    }
  }

  @Test
  void a_file_that_is_no_journal_stops_the_start_and_is_named() throws IOException {
    Files.writeString(file, "hello\n");

    assertThatThrownBy(() -> SimulatedTruePulse.start(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("hello");
  }

  @Test
  void odd_arrivals_are_read_back_as_they_were() throws IOException {
    CallHistory unidentified;
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(
          simulator,
          call("c").encode().replace("\"78521\"", "\"\\ud800\"").replace("Answered", "x"));
      tell(simulator, "[".repeat(5000));
      tell(simulator, call("big", "tpCustomerName", "x".repeat(700_000)).encode());
      unidentified = simulator.unidentified();
      assertThat(unidentified.sightings()).hasSize(1);
    }
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      assertThat(simulator.unidentified()).isEqualTo(unidentified);
      assertThat(simulator.summary().arrivals()).isEqualTo(3);
      assertThat(simulator.summary().withViolations()).isEqualTo(2);
      assertThat(simulator.summary().lateCalls()).isEqualTo(2);
      assertThat(simulator.arrivals("c").get(0).violations().get(0).value()).isEqualTo("x");
      assertThat(simulator.arrivals("big").get(0).request().body().length()).isGreaterThan(700_000);
      assertThat(simulator.arrivals()).hasSize(3);
    }
  }

  @Test
  void a_line_in_the_middle_that_is_no_arrival_is_named_by_its_place() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(simulator, call("a").encode());
    }
    long place = Files.size(file);
    Files.writeString(file, "{\"number\":2}\n{}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> SimulatedTruePulse.start(settings))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("a line at byte " + place);
  }

  @Test
  void details_that_left_the_memory_are_read_from_the_file() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings.withKeptArrivals(1))) {
      tell(simulator, call("a").encode());
      tell(simulator, call("b").encode());

      assertThat(simulator.arrivals("a").get(0).request().bodyText()).isEqualTo(call("a").encode());
    }
  }

  @Test
  void a_reset_empties_the_file() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      tell(simulator, call("a").encode());
      simulator.reset();
      tell(simulator, call("b").encode());

      assertThat(Files.readAllLines(file)).singleElement().asString().contains("\"b\"");
    }
  }

  @Test
  void a_journal_that_another_simulator_writes_to_is_left_alone() throws IOException {
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(settings)) {
      assertThatThrownBy(() -> SimulatedTruePulse.start(settings))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining(file + ": another simulator writes to it");
      tell(simulator, call("c").encode());
    }
    assertThat(Files.readAllLines(file)).hasSize(1);
  }
}
