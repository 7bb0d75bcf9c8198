package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an outage of the endpoint costs (S7.2, S8.3). */
final class OutageChecks {
  private static final Answer AWAY = Answer.status(503);

  private OutageChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "outage-refused", OutageChecks::refused,
        "outage-503", OutageChecks::unavailable,
        "outage-nothing-twice", OutageChecks::nothingTwice);
  }

  private static Finding refused(Trial trial) throws NoCall, InterruptedException {
    return allArrived(trial, whileAway(trial, SUCCESS));
  }

  private static List<SeenCall> whileAway(Trial trial, Answer answer)
      throws NoCall, InterruptedException {
    trial.vendor().goAway();
    try {
      return calls(trial, answer);
    } finally {
      trial.vendor().comeBack();
    }
  }

  /** As many calls as the profile says, spread over the outage. */
  private static List<SeenCall> calls(Trial trial, Answer answer)
      throws NoCall, InterruptedException {
    int count = trial.times().outageCalls();
    Duration between = trial.times().outage().dividedBy(count);
    List<SeenCall> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      calls.add(trial.call(answer));
      trial.pause("the outage to last", between);
    }
    return calls;
  }

  private static Finding unavailable(Trial trial) throws NoCall, InterruptedException {
    List<SeenCall> calls = calls(trial, AWAY);
    List<Integer> before = calls.stream().map(SeenCall::count).toList();
    calls.forEach(call -> trial.answerFromNowOn(call, SUCCESS));
    trial.restartClock();
    for (int i = 0; i < calls.size(); i++) {
      if (!isDelivered(trial, calls.get(i), before.get(i))) {
        return lost(trial, calls.get(i));
      }
    }
    return all(calls);
  }

  /** An attempt that came before the other answer was there for it is not the last. */
  private static boolean isDelivered(Trial trial, SeenCall call, int before)
      throws InterruptedException {
    for (int seen = before; trial.awaitAttempts(call, seen + 1); seen++) {
      List<Arrival> kept = call.attempts();
      if (seen >= kept.size() || Judging.isAnsweredSuccess(kept.get(seen))) {
        return true;
      }
    }
    return false;
  }

  private static Finding allArrived(Trial trial, List<SeenCall> calls) throws InterruptedException {
    trial.restartClock();
    for (SeenCall call : calls) {
      if (!trial.awaitAttempts(call, 1)) {
        return lost(trial, call);
      }
    }
    return all(calls);
  }

  private static Finding lost(Trial trial, SeenCall call) {
    return Finding.broken(
        "Call %s ended during the outage and was not delivered within %s after it."
            .formatted(call.id(), Finding.inWords(trial.check().patience())));
  }

  private static Finding all(List<SeenCall> calls) {
    return Finding.kept(
        "All %d calls of the outage were delivered after it.".formatted(calls.size()));
  }

  private static Finding nothingTwice(Trial trial) throws NoCall, InterruptedException {
    List<SeenCall> calls = whileAway(trial, SUCCESS);
    if (allArrived(trial, calls) instanceof Finding.Broken) {
      return Finding.nothingToSay("Not every call was delivered, which outage-refused is about.");
    }
    trial.watch(calls.get(calls.size() - 1));
    List<String> twice = calls.stream().filter(call -> call.count() > 1).map(SeenCall::id).toList();
    return twice.isEmpty()
        ? Finding.kept("Each of %d calls came once.".formatted(calls.size()))
        : Finding.broken("Came again after SUCCESS: " + twice);
  }
}
