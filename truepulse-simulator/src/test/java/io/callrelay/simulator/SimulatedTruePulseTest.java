package io.callrelay.simulator;

import static io.callrelay.simulator.Calls.call;
import static io.callrelay.simulator.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallHistory;
import io.callrelay.simulator.ledger.CallState;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.Profile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SimulatedTruePulseTest {
  @RegisterExtension
  static final SimulatedTruePulseExtension EXTENSION = new SimulatedTruePulseExtension();

  private final SimulatedTruePulse truePulse = EXTENSION.simulator();

  private String told(JsonObject call) throws IOException {
    return told(truePulse, call);
  }

  private static String told(SimulatedTruePulse simulator, JsonObject call) throws IOException {
    try (RawClient client = new RawClient(simulator.webhookPort())) {
      return client.send(post(call)).response().body();
    }
  }

  @Test
  void a_script_is_taken_step_by_step_and_its_last_step_repeats() throws IOException {
    truePulse.script("c", Answer.error("x"), Answer.error("y"), Answer.success());

    assertThat(told(call("c"))).contains("\"x\"");
    assertThat(told(call("c"))).contains("\"y\"");
    assertThat(told(call("c"))).contains("SUCCESS");
    assertThat(told(call("c"))).contains("SUCCESS");
    CallHistory history = truePulse.call("c").orElseThrow();
    assertThat(history.attemptsBeforeAcceptance()).isEqualTo(2);
    assertThat(history.duplicates()).isEqualTo(1);
    assertThat(truePulse.postsOnTheWire("c")).isEqualTo(4);
    assertThat(truePulse.arrivals("c"))
        .extracting(Arrival::verdict)
        .containsExactly(Verdict.REFUSED, Verdict.REFUSED, Verdict.ACCEPTED, Verdict.DUPLICATE);
  }

  @Test
  void the_default_script_is_taken_from_the_first_step_by_every_call() throws IOException {
    truePulse.scriptDefault(Answer.error("not yet"), Answer.success());

    for (String id : List.of("a", "b")) {
      assertThat(told(call(id))).contains("not yet");
      assertThat(told(call(id))).contains("SUCCESS");
    }
  }

  @Test
  void a_callers_last_digits_choose_the_script_and_the_longest_match_counts() throws IOException {
    truePulse.scriptCaller("45", Answer.error("45"));
    truePulse.scriptCaller("345", Answer.error("345"));
    truePulse.script("mine", Answer.error("by id"));

    assertThat(told(call("a", "tpCallerNumber", "9999900345"))).contains("\"345\"");
    assertThat(told(call("b", "tpCallerNumber", "9999900145"))).contains("\"45\"");
    assertThat(told(call("c", "tpCallerNumber", "9999900100"))).contains("SUCCESS");
    assertThat(told(call("mine", "tpCallerNumber", "9999900345"))).contains("by id");
  }

  @Test
  void the_same_call_with_other_content_is_a_conflict_and_refused() throws IOException {
    told(call("c"));

    assertThat(told(call("c", "tpDTMF", "7"))).contains("ERROR", "tpCallID (S7.3)");
    assertThat(truePulse.call("c").orElseThrow().state()).isEqualTo(CallState.CONFLICTING);
  }

  @Test
  void the_same_content_with_other_spacing_is_a_duplicate() throws IOException {
    told(call("c"));
    try (RawClient client = new RawClient(truePulse.webhookPort())) {
      client.send(post("/webhook", call("c").encodePrettily())).response();
    }

    assertThat(truePulse.call("c").orElseThrow().duplicates()).isEqualTo(1);
  }

  @Test
  void a_violation_is_refused_even_where_a_script_would_accept() throws IOException {
    truePulse.script("c", Answer.acceptThenReset());

    assertThat(told(call("c", "tpCallStatus", "Ringing"))).contains("tpCallStatus", "Ringing");
    assertThat(truePulse.isAccepted("c")).isFalse();
    assertThat(truePulse.summary().withViolations()).isEqualTo(1);
  }

  @Test
  void the_lenient_profile_takes_a_conflict_for_a_correction() throws IOException {
    SimulatorSettings lenient = SimulatorSettings.defaults().withProfile(Profile.LENIENT);
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(lenient)) {
      told(simulator, call("c"));

      assertThat(told(simulator, call("c", "tpDTMF", "7"))).contains("SUCCESS");
      assertThat(simulator.call("c").orElseThrow().conflicts()).isEqualTo(1);
    }
  }

  @Test
  void calls_that_never_came_are_named() throws IOException {
    told(call("b"));

    assertThat(truePulse.neverSeen(List.of("a", "b", "c"))).containsExactly("a", "c");
    assertThat(truePulse.call("a")).isEmpty();
  }

  @Test
  void an_arrival_keeps_what_came_as_it_came() throws IOException {
    told(call("c", "tpCustomerName", "\u0935\u0930\u0941\u0923"));

    Arrival arrival = truePulse.arrivals().get(0);
    assertThat(arrival.request().bodyText()).contains("\u0935\u0930\u0941\u0923");
    assertThat(arrival.request().values("content-type")).containsExactly("application/json");
    assertThat(arrival.connection()).isPositive();
    assertThat(arrival.answer()).contains("SUCCESS");
  }

  @Test
  void only_so_many_arrivals_keep_their_details_and_all_are_counted() throws IOException {
    SimulatorSettings small = SimulatorSettings.defaults().withKeptArrivals(3);
    try (SimulatedTruePulse simulator = SimulatedTruePulse.start(small);
        RawClient client = new RawClient(simulator.webhookPort())) {
      for (int i = 0; i < 50; i++) {
        client.send(post(call("c"))).response();
      }

      CallHistory history = simulator.call("c").orElseThrow();
      assertThat(simulator.arrivals()).hasSize(3);
      assertThat(history.posts()).isEqualTo(50);
      assertThat(history.sightings()).hasSize(40);
      assertThat(history.sightings().get(39).number()).isEqualTo(50);
      assertThat(simulator.arrivals("c")).hasSize(3);
    }
  }

  @Test
  void a_busy_port_is_named_and_leaves_nothing_running() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SimulatorSettings busy = SimulatorSettings.defaults().withPorts(0, taken.getLocalPort());

      assertThatThrownBy(() -> SimulatedTruePulse.start(busy))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("control port " + taken.getLocalPort() + " on 127.0.0.1");
    }
  }

  @Test
  void a_reset_forgets_arrivals_counts_and_scripts() throws IOException {
    truePulse.scriptDefault(Answer.error("no"));
    told(call("c"));
    truePulse.refuse();
    truePulse.reset();

    assertThat(truePulse.postsOnTheWire()).isZero();
    assertThat(truePulse.traffic().connectionsOpened()).isZero();
    assertThat(told(call("c"))).contains("SUCCESS");
  }
}
