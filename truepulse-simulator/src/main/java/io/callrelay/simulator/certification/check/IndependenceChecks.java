package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.REFUSAL;
import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether one call holds up others (S1.1, S7.1). */
final class IndependenceChecks {
  private static final int OTHERS = 5;
  private static final int STALE = 10;

  private IndependenceChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "bad-call-blocks-nothing", trial -> blocksNothing(trial, REFUSAL),
        "slow-call-blocks-nothing", trial -> blocksNothing(trial, Answer.neverAnswer()),
        "stale-connection", IndependenceChecks::staleConnections);
  }

  private static Finding blocksNothing(Trial trial, Answer trouble)
      throws NoCall, InterruptedException {
    SeenCall bad = trial.call(trouble);
    if (!trial.awaitAttempts(bad, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    List<SeenCall> others = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      others.add(trial.call(SUCCESS));
    }
    for (SeenCall other : others) {
      if (!trial.awaitAttempts(other, 1, trial.times().prompt())) {
        return Finding.broken(
            "While one call was in trouble, another one (%s) was not reported within %s."
                .formatted(other.id(), Finding.inWords(trial.times().prompt())));
      }
    }
    return Finding.kept("%d other calls were reported while one was in trouble.".formatted(OTHERS));
  }

  /** Every connection that is used twice is closed under the second request. */
  private static Finding staleConnections(Trial trial) throws NoCall, InterruptedException {
    int met = 0;
    for (int i = 0; i < STALE; i++) {
      trial.restartClock();
      SeenCall call = trial.call(Answer.closeOnReuse());
      int wanted = 1;
      while (trial.awaitAttempts(call, wanted) && isDropped(call, wanted)) {
        wanted++;
        met++;
      }
      if (call.count() < wanted) {
        return wanted == 1
            ? Judging.noWebhook(trial)
            : Finding.broken(
                "Call %s met a connection that True Pulse had closed, and did not come again."
                    .formatted(call.id()));
      }
    }
    return Finding.kept(
        "Of %d calls, closed connections were met %d times, and every call came."
            .formatted(STALE, met));
  }

  private static boolean isDropped(SeenCall call, int attempt) {
    return call.attempts().get(attempt - 1).verdict() == Verdict.DROPPED;
  }
}
