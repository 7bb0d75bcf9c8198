package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.CallFields;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.spec.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether every call triggers the webhook, and how soon (S1.1, S2.2, S7.1, S9.1). */
final class TriggerChecks {
  private static final int BURST = 20;
  private static final List<String> NUMBERS = List.of("02269112345", "04069112346", "08069112347");

  private TriggerChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "trigger-answered", trial -> triggers(trial, trial.fields()),
        "trigger-missed", trial -> triggers(trial, unanswered(trial.fields(), "Missed")),
        "trigger-busy", trial -> triggers(trial, unanswered(trial.fields(), "Busy")),
        "trigger-abandoned", trial -> triggers(trial, unanswered(trial.fields(), "Abandoned")),
        "trigger-every-number", TriggerChecks::everyNumber,
        "prompt", trial -> within(trial, trial.times().prompt()),
        "prompt-at-once", trial -> within(trial, trial.times().atOnce()),
        "prompt-in-a-burst", TriggerChecks::burst);
  }

  /** A call in which nobody spoke: no key, no recording. */
  static CallFields unanswered(CallFields fields, String status) {
    return fields
        .with(Field.tpCallStatus, status)
        .with(Field.tpDTMF, "")
        .with(Field.tpCallRecordingPath, "");
  }

  private static Finding triggers(Trial trial, CallFields fields)
      throws NoCall, InterruptedException {
    SeenCall call = trial.call(fields, SUCCESS);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhook(trial);
    }
    String status = Judging.value(call.attempts().get(0), Field.tpCallStatus);
    String expected = fields.value(Field.tpCallStatus);
    if (!status.equals(expected)) {
      return Finding.broken(
          "The webhook came with the status \"%s\", not %s.".formatted(status, expected));
    }
    return Finding.kept("The webhook came with the status %s.".formatted(status));
  }

  private static Finding everyNumber(Trial trial) throws NoCall, InterruptedException {
    List<SeenCall> calls = new ArrayList<>();
    for (String number : NUMBERS) {
      calls.add(trial.call(trial.fields().with(Field.tpDIDNumber, number), SUCCESS));
    }
    for (int i = 0; i < calls.size(); i++) {
      if (!trial.awaitAttempts(calls.get(i), 1)) {
        return Finding.broken("No webhook came for the call on %s.".formatted(NUMBERS.get(i)));
      }
      String number = Judging.value(calls.get(i).attempts().get(0), Field.tpDIDNumber);
      if (!number.equals(NUMBERS.get(i))) {
        return Finding.broken(
            "The call on %s was reported with the number \"%s\"."
                .formatted(NUMBERS.get(i), number));
      }
    }
    return Finding.kept(
        "A webhook came for the call on each of %d numbers.".formatted(NUMBERS.size()));
  }

  private static Finding within(Trial trial, Duration limit) throws NoCall, InterruptedException {
    SeenCall call = trial.call(SUCCESS);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    return onTime(call, limit);
  }

  private static Finding onTime(SeenCall call, Duration limit) {
    Duration took = Judging.untilFirst(call);
    return took.compareTo(limit) <= 0
        ? Finding.kept("The webhook came %s after the call.".formatted(Finding.inWords(took)))
        : Finding.broken(
            "The webhook came %s after the call; the limit is %s."
                .formatted(Finding.inWords(took), Finding.inWords(limit)));
  }

  private static Finding burst(Trial trial) throws NoCall, InterruptedException {
    List<SeenCall> calls = new ArrayList<>();
    for (int i = 0; i < BURST; i++) {
      calls.add(trial.call(SUCCESS));
    }
    Duration slowest = Duration.ZERO;
    for (SeenCall call : calls) {
      if (!trial.awaitAttempts(call, 1)) {
        return Finding.broken(
            "No webhook came for one of %d calls, %s.".formatted(BURST, call.id()));
      }
      if (onTime(call, trial.times().prompt()) instanceof Finding.Broken late) {
        return late;
      }
      Duration took = Judging.untilFirst(call);
      slowest = took.compareTo(slowest) > 0 ? took : slowest;
    }
    return Finding.kept(
        "%d webhooks came, the slowest %s after its call."
            .formatted(BURST, Finding.inWords(slowest)));
  }
}
