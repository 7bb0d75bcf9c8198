package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When a failed call comes again. The first wait is at most 100 ms here, and every wait, also one
 * that True Pulse asks for, at most 3 s.
 */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetryAfterIT {
  private static final Duration LONGEST = Duration.ofSeconds(3);

  /** For a noisy machine. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;

  RetryAfterIT(RelayApi relay, SimulatedTruePulse truePulse) {
    this.relay = relay;
    this.truePulse = truePulse;
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 503})
  void the_seconds_that_true_pulse_asks_for_are_waited(int status) {
    Answer answer = Answer.error("busy").withStatus(status).withRetryAfter("2");

    assertThat(waitAfter(answer)).isBetween(Duration.ofSeconds(2), SLACK);
  }

  @Test
  void so_is_the_date() {
    Instant date = Clock.systemUTC().instant().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
    String header = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));

    List<Instant> attempts = attempts(Answer.status(503).withRetryAfter(header));

    assertThat(attempts.get(1)).isBetween(date, date.plus(SLACK));
  }

  @Test
  void no_longer_than_the_longest_wait() {
    assertThat(waitAfter(Answer.status(503).withRetryAfter("3600"))).isBetween(LONGEST, SLACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5e9", "Thu, 01 Jan 1970 00:00:00 GMT"})
  void what_names_no_time_to_come_is_passed_over(String header) {
    assertThat(waitAfter(Answer.status(503).withRetryAfter(header))).isLessThan(LONGEST);
  }

  private Duration waitAfter(Answer answer) {
    List<Instant> attempts = attempts(answer);
    return Duration.between(attempts.get(0), attempts.get(1));
  }

  /** When the two attempts began. */
  private List<Instant> attempts(Answer answer) {
    PostedCall call = PostedCall.answered();
    truePulse.script(call.id(), answer, Answer.success());
    relay.accept(call);
    eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    List<String> started = relay.journey(call.id()).getList("attempts.startedAt", String.class);
    assertThat(started).hasSize(2);
    return started.stream().map(Instant::parse).toList();
  }
}
