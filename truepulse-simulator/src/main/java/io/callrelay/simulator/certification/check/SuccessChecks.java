package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.REFUSAL;
import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import java.util.List;
import java.util.Map;

/** Whether SUCCESS ends it (S6.1, S9.3). */
final class SuccessChecks {
  private static final Answer IN_OTHER_WORDS =
      SUCCESS.withBody(
          "\r\n{\r\n  \"message\" : \"Stored as number 4711.\",\r\n  \"status\" : \"SUCCESS\"\r\n}\r\n");

  private SuccessChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "success-ends-it", trial -> ends(trial, 1, SUCCESS),
        "success-after-error-ends-it", trial -> ends(trial, 2, REFUSAL, SUCCESS),
        "success-in-other-words", trial -> ends(trial, 1, IN_OTHER_WORDS),
        "success-slow", trial -> ends(trial, 1, SUCCESS.delayedBy(trial.times().slow())));
  }

  private static Finding ends(Trial trial, int attempts, Answer... answers)
      throws NoCall, InterruptedException {
    SeenCall call = trial.call(answers);
    if (!trial.awaitAttempts(call, attempts)) {
      return attempts == 1 ? Judging.noWebhookSoNothingToSay() : Judging.noRetrySoNothingToSay();
    }
    trial.watch(call);
    int more = afterSuccess(call);
    return more == 0
        ? Finding.kept("Nothing more came after SUCCESS.")
        : Finding.broken("After SUCCESS it came again, %d times.".formatted(more));
  }

  /** A retry under another id begins the answers anew, so they are not counted but looked at. */
  private static int afterSuccess(SeenCall call) {
    List<Arrival> attempts = call.attempts();
    for (int i = 0; i < attempts.size(); i++) {
      if (Judging.isAnsweredSuccess(attempts.get(i))) {
        return attempts.size() - i - 1;
      }
    }
    return 0;
  }
}
