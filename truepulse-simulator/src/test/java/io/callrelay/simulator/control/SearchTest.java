package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.script.Answer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private SimulatedTruePulse truePulse;
  private ControlClient client;

  @BeforeEach
  void start() {
    truePulse = SimulatedTruePulse.start();
    client = new ControlClient(truePulse);
  }

  @AfterEach
  void stop() {
    truePulse.close();
  }

  private List<String> found(String query) throws Exception {
    return client.get("/api/arrivals" + query).getJsonArray("arrivals").stream()
        .map(arrival -> ((JsonObject) arrival).getString("tpCallID"))
        .toList();
  }

  @Test
  void arrivals_are_found_by_id_number_status_and_verdict_newest_first() throws Exception {
    truePulse.script("no", Answer.error("never"));
    client.tell(call("CALL-a"));
    client.tell(call("CALL-b", "tpCallerNumber", "5551234"));
    client.tell(call("c", "tpDIDNumber", "080555"));
    client.tell(call("no", "tpCallStatus", "Missed"));
    client.tell(call("CALL-a"));
    client.tell(call("bad", "tpCallStatus", "Gone"));

    assertThat(found("")).containsExactly("bad", "CALL-a", "no", "c", "CALL-b", "CALL-a");
    assertThat(found("?q=call-")).containsExactly("CALL-a", "CALL-b", "CALL-a");
    assertThat(found("?q=555")).containsExactly("c", "CALL-b");
    assertThat(found("?status=missed")).containsExactly("no");
    assertThat(found("?verdict=duplicate")).containsExactly("CALL-a");
    assertThat(found("?verdict=REFUSED,VIOLATION")).containsExactly("bad", "no");
    assertThat(found("?verdict=accepted&q=call&status=Answered"))
        .containsExactly("CALL-b", "CALL-a");
    assertThat(found("?q=nothing")).isEmpty();
  }

  @Test
  void a_long_list_is_read_page_by_page_without_gap_or_repetition() throws Exception {
    for (int i = 1; i <= 5; i++) {
      client.tell(call("c" + i));
    }
    JsonObject first = client.get("/api/arrivals?limit=2");

    assertThat(found("?limit=2")).containsExactly("c5", "c4");
    assertThat(first.getBoolean("more")).isTrue();
    assertThat(found("?limit=2&before=4")).containsExactly("c3", "c2");
    assertThat(found("?limit=2&before=2")).containsExactly("c1");
    assertThat(client.get("/api/arrivals?limit=2&before=2").getBoolean("more")).isFalse();
    assertThat(found("?after=3")).containsExactly("c5", "c4");
  }

  @Test
  void what_cannot_be_searched_for_is_refused_with_the_parameters_name() throws Exception {
    assertThat(client.get("/api/arrivals?verdict=LOST").getString("field")).isEqualTo("verdict");
    assertThat(client.get("/api/arrivals?limit=9999").getString("field")).isEqualTo("limit");
    assertThat(client.get("/api/rates?unit=year").getString("field")).isEqualTo("unit");
  }

  @Test
  void a_request_that_names_no_call_is_found_with_what_can_be_read_of_it() throws Exception {
    client.send(
        RawClient.post("/webhook", "{\"tpCallerNumber\":\"777\",\"tpCallStatus\":\"Busy\","));

    JsonObject arrival =
        client.get("/api/arrivals?q=777").getJsonArray("arrivals").getJsonObject(0);
    assertThat(arrival.getString("tpCallID")).isEmpty();
    assertThat(arrival.getString("status")).isEqualTo("Busy");
    assertThat(arrival.getString("verdict")).isEqualTo("VIOLATION");
    assertThat(arrival.getString("why")).contains("S4.2").contains("is not JSON");
  }

  @Test
  void after_all_is_forgotten_nothing_is_found() throws Exception {
    client.tell(call("a"));
    String epoch = client.get("/api/arrivals").getString("epoch");
    truePulse.reset();

    assertThat(found("")).isEmpty();
    assertThat(client.get("/api/arrivals").getString("epoch")).isNotEqualTo(epoch);
    client.tell(call("b"));
    assertThat(found("")).containsExactly("b");
  }

  @Test
  void arrivals_of_an_earlier_run_are_found_after_a_restart(@TempDir Path folder) throws Exception {
    SimulatorSettings kept = SimulatorSettings.defaults().withJournal(folder.resolve("journal"));
    try (SimulatedTruePulse earlier = SimulatedTruePulse.start(kept)) {
      new ControlClient(earlier).tell(call("before"));
    }
    try (SimulatedTruePulse later = SimulatedTruePulse.start(kept)) {
      ControlClient again = new ControlClient(later);
      again.tell(call("now"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> again.get("/api/arrivals").getJsonArray("arrivals").size() == 2);
      JsonObject rates = again.get("/api/rates?unit=minute&buckets=60");
      assertThat(
              rates.getJsonObject("arrivals").getJsonArray("accepted").stream()
                  .mapToLong(n -> ((Number) n).longValue())
                  .sum())
          .isEqualTo(2);
    }
  }

  @Test
  void counts_over_time_are_by_verdict_and_end_with_this_moment() throws Exception {
    client.tell(call("a"));
    client.tell(call("a"));

    JsonObject rates = client.get("/api/rates?buckets=60");
    assertThat(rates.getInteger("buckets")).isEqualTo(60);
    assertThat(rates.getString("width")).isEqualTo("PT1S");
    for (String verdict : List.of("accepted", "duplicate")) {
      assertThat(rates.getJsonObject("arrivals").getJsonArray(verdict)).hasSize(60);
      assertThat(
              rates.getJsonObject("arrivals").getJsonArray(verdict).stream()
                  .filter(Integer.valueOf(1)::equals))
          .hasSize(1);
    }
  }
}
