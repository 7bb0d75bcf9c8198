package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.platform.metrics.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IntakeFiguresTest {
  private static final CallId ID = new CallId("9884420011");

  private final Metrics metrics = new Metrics();

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new Acceptance.Taken(ID), "taken"),
        Arguments.of(new Acceptance.Known(ID, CallState.DELIVERED), "known"),
        Arguments.of(new Acceptance.Conflicting(ID, List.of(CallField.DTMF)), "conflicting"),
        Arguments.of(new Acceptance.Malformed("not JSON"), "malformed"),
        Arguments.of(
            new Acceptance.Rejected(UUID.randomUUID(), Optional.empty(), List.of()), "quarantined"),
        Arguments.of(new Acceptance.NotDurable(Optional.empty(), "both are down"), "not_durable"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void a_posted_body_is_counted_by_what_became_of_it(Acceptance acceptance, String outcome)
      throws IOException {
    IntakeFigures.tell(metrics, acceptance);

    assertThat(shown().lines().filter(line -> line.startsWith("relay_posts_total")))
        .containsExactly("relay_posts_total{outcome=\"%s\"} 1.0".formatted(outcome));
  }

  @Test
  void every_outcome_is_shown_as_none_before_the_first_one() throws IOException {
    IntakeFigures.begin(metrics);

    assertThat(shown().lines().filter(line -> line.startsWith("relay_posts_total")))
        .hasSize(7)
        .allMatch(line -> line.endsWith(" 0.0"));
  }

  @Test
  void only_a_new_call_is_an_accepted_one() throws IOException {
    IntakeFigures.tell(metrics, new Acceptance.Taken(ID));
    IntakeFigures.tell(metrics, new Acceptance.Known(ID, CallState.QUEUED));

    assertThat(shown()).contains("relay_calls_accepted_total 1.0\n");
  }

  private String shown() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.expose(null, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
