package io.callrelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.call.Violation;
import io.callrelay.platform.http.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswersTest {
  @Test
  void a_conflict_names_the_fields_and_no_value() {
    Problem problem =
        Answers.problem(
            new Acceptance.Conflicting(new CallId("1"), List.of(CallField.DTMF, CallField.STATUS)));

    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.json())
        .startsWith("{\"type\":\"urn:callrelay:problem:conflict\",\"title\":\"")
        .contains("\"status\":409")
        .endsWith("\"fields\":[\"tpDTMF\",\"tpCallStatus\"]}");
  }

  @Test
  void a_rejection_tells_every_violation() {
    UUID id = new UUID(1, 2);
    Problem problem =
        Answers.problem(
            new Acceptance.Rejected(
                id,
                Optional.empty(),
                List.of(
                    new Violation("tpCallStatus", "S5.tpCallStatus", "is \"x\""),
                    new Violation("tpDTMF", "S5.tpDTMF", "is 7"))));

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.json())
        .endsWith(
            "\"quarantineId\":\""
                + id
                + "\",\"violations\":["
                + "{\"field\":\"tpCallStatus\",\"clause\":\"S5.tpCallStatus\","
                + "\"message\":\"is \\\"x\\\"\"},"
                + "{\"field\":\"tpDTMF\",\"clause\":\"S5.tpDTMF\",\"message\":\"is 7\"}]}");
  }

  @Test
  void a_malformed_body_is_400_and_what_nothing_kept_is_503() {
    assertThat(Answers.problem(new Acceptance.Malformed("the body is empty")).status())
        .isEqualTo(400);
    Problem unavailable =
        Answers.problem(new Acceptance.NotDurable(Optional.empty(), "secret inside"));
    assertThat(unavailable.status()).isEqualTo(503);
    assertThat(unavailable.json()).doesNotContain("secret");
  }
}
