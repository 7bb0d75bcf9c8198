package io.callrelay.simulator.certification.check;

import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Payload;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.SpecificationCheck;
import java.time.Duration;

/** What several checks have in common. */
final class Judging {
  static final Answer SUCCESS = Answer.success();

  /** The plain refusal of S6.2. */
  static final Answer REFUSAL = Answer.error("Certification: not taken yet, send it again.");

  private static final SpecificationCheck SPECIFICATION = new SpecificationCheck(Profile.WITNESS);

  private Judging() {}

  static Payload payload(Arrival arrival) {
    return SPECIFICATION.read(arrival.request()).payload();
  }

  static String value(Arrival arrival, Field field) {
    return payload(arrival).value(field).orElse("");
  }

  /** Of an arrival that was answered at all. */
  static boolean isAnsweredSuccess(Arrival arrival) {
    return arrival
        .said()
        .map(said -> said.body().toString().contains("\"SUCCESS\""))
        .orElse(true); // the vendor's own SUCCESS is not written down
  }

  static Finding noWebhook(Trial trial) {
    return Finding.broken(
        "No webhook came for this call within %s."
            .formatted(Finding.inWords(trial.check().patience())));
  }

  static Finding noWebhookSoNothingToSay() {
    return Finding.nothingToSay("No webhook came for this call, so there is nothing to judge.");
  }

  static Finding noRetrySoNothingToSay() {
    return Finding.nothingToSay(
        "The webhook did not come again after an ERROR, so there is nothing to judge.");
  }

  /** The time from the call to its first webhook. */
  static Duration untilFirst(SeenCall call) {
    return Duration.between(call.made(), call.attempts().get(0).at());
  }
}
