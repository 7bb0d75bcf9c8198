package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.TraceCollector;
import io.callrelay.support.TraceCollector.Span;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call's way as one trace, through the queue and the ledger. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TracesIT {
  private static final String CALLER = "00f067aa0ba902b7";
  private static final String ACCEPT = "POST /api/v1/calls";
  private static final String DELIVER = "deliver relay.calls";
  private static final String ATTEMPT = "POST True Pulse";

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final TraceCollector traces;
  private final String traceId = UUID.randomUUID().toString().replace("-", "");

  TracesIT(RelayApi relay, SimulatedTruePulse truePulse, TraceCollector traces) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.traces = traces;
  }

  @Test
  void a_call_is_one_trace_from_the_caller_to_success() {
    PostedCall call = PostedCall.answered();
    post(call);

    eventually(() -> assertThat(names()).containsExactlyInAnyOrder(ACCEPT, DELIVER, ATTEMPT));
    assertConnected();
    eventually(() -> assertThat(truePulse.arrivals(call.id())).hasSize(1));
    assertThat(truePulse.arrivals(call.id()).get(0).request().values("traceparent")).isEmpty();
  }

  @Test
  void a_retry_that_waited_in_the_ledger_belongs_to_the_same_trace() {
    PostedCall call = PostedCall.answered();
    truePulse.script(call.id(), Answer.error("not yet"), Answer.success());
    post(call);

    eventually(
        () ->
            assertThat(names())
                .containsExactlyInAnyOrder(ACCEPT, DELIVER, ATTEMPT, DELIVER, ATTEMPT));
    assertConnected();
  }

  private void post(PostedCall call) {
    relay
        .telephony()
        .header("traceparent", "00-%s-%s-01".formatted(traceId, CALLER))
        .contentType("application/json")
        .body(call.json().getBytes(StandardCharsets.UTF_8))
        .post("/api/v1/calls")
        .then()
        .statusCode(202);
  }

  private List<String> names() {
    return traces.of(traceId).stream().map(Span::name).toList();
  }

  /** Every span's parent is there, up to the caller's own. */
  private void assertConnected() {
    Set<String> known = new HashSet<>(Set.of(CALLER));
    traces.of(traceId).forEach(span -> known.add(span.id()));

    assertThat(traces.of(traceId)).allMatch(span -> known.contains(span.parentId()));
    assertThat(traces.of(traceId))
        .filteredOn(span -> span.parentId().equals(CALLER))
        .extracting(Span::name)
        .containsExactly(ACCEPT);
  }
}
