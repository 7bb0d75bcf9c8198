package io.callrelay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.queue.QueuedCall;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttemptFiguresTest {
  private static final Instant CALL_END = Instant.parse("2025-10-23T04:37:31.05Z");
  private static final Verdict SUCCESS = new Verdict.Success("Data added successfully.");

  private final Metrics metrics = new Metrics();
  private final AttemptFigures figures = new AttemptFigures(metrics);

  @Test
  void a_failed_attempt_is_counted_by_verdict_and_reason() throws IOException {
    Verdict verdict = new Verdict.Unreachable(Reason.HTTP_5XX, "status 503", Optional.empty());

    figures.tell(message(CALL_END.toString()), attempt(verdict, CALL_END));

    assertThat(shown())
        .contains("relay_attempts_total{reason=\"http_5xx\",verdict=\"unreachable\"} 1.0\n")
        .contains("relay_attempt_duration_seconds_count{verdict=\"unreachable\"} 1\n")
        .contains("relay_calls_delivered_total 0.0\n");
  }

  @Test
  void a_success_is_measured_from_the_end_of_the_call() throws IOException {
    figures.tell(message(CALL_END.toString()), attempt(SUCCESS, CALL_END.plusSeconds(2)));

    assertThat(shown())
        .contains("relay_calls_delivered_total 1.0\n")
        .contains("relay_call_end_to_success_seconds_sum 2.25\n");
  }

  @Test
  void telephony_whose_clock_is_ahead_waits_for_nothing() throws IOException {
    figures.tell(message(CALL_END.toString()), attempt(SUCCESS, CALL_END.minusSeconds(60)));

    assertThat(shown()).contains("relay_call_end_to_success_seconds_sum 0.0\n");
  }

  @Test
  void a_time_that_cannot_be_read_harms_nothing_but_its_figure() throws IOException {
    figures.tell(message("yesterday"), attempt(SUCCESS, CALL_END));

    assertThat(shown())
        .contains("relay_calls_delivered_total 1.0\n")
        .doesNotContain("relay_call_end_to_success_seconds_count 1");
  }

  @Test
  void no_figure_names_a_call_or_a_number() throws IOException {
    figures.tell(message(CALL_END.toString()), attempt(SUCCESS, CALL_END));

    assertThat(shown()).doesNotContain("9884420011").doesNotContain("9841012345");
  }

  private static Attempt attempt(Verdict verdict, Instant startedAt) {
    return new Attempt(
        UUID.randomUUID(), "node-1", startedAt, Duration.ofMillis(250), verdict, Optional.empty());
  }

  private static QueuedCall message(String endTime) {
    Call call =
        new Call(
            new CallId("9884420011"),
            "78521",
            "ASG",
            "9841012345",
            "02269112345",
            "23-10-2025",
            "2025-10-23T04:26:31.05Z",
            endTime,
            "51",
            "Answered",
            "");
    return new QueuedCall(call, UUID.randomUUID(), CALL_END, "pbx", 0);
  }

  private String shown() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.expose(null, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
