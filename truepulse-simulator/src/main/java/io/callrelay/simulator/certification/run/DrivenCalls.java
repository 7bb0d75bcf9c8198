package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.run.Intake.Taken;
import io.callrelay.simulator.script.Answer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Posts the calls to the intake, a few at a time: the checks run together, and an intake need not
 * bear what they would post at once.
 */
final class DrivenCalls implements CallSource {
  private static final int AT_ONCE = 4;

  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Intake intake;
  private final Vendor vendor;
  private final Clock clock;

  DrivenCalls(Intake intake, Vendor vendor, Clock clock) {
    this.intake = intake;
    this.vendor = vendor;
    this.clock = clock;
  }

  @Override
  public void requireOpen(CallFields fields) throws IntegrationUnreachable, InterruptedException {
    intake.requireOpen(fields);
  }

  @Override
  public SeenCall make(Trial trial, CallFields fields, List<Answer> answers)
      throws NoCall, InterruptedException {
    turns.acquire();
    try {
      trial.restartClock();
      SeenCall call = SeenCall.posted(fields, clock.instant(), answers);
      vendor.answer(call, answers);
      vendor.expect(call);
      trial.keep(call);
      Taken taken = intake.post(fields, call);
      if (!taken.taken()) {
        throw new NoCall(Finding.broken("The call was not taken: " + taken.words()));
      }
      return call;
    } finally {
      turns.release();
    }
  }

  @Override
  public void again(SeenCall call) throws InterruptedException {
    turns.acquire();
    try {
      intake.post(call.posted().orElseThrow(), call);
    } finally {
      turns.release();
    }
  }

  @Override
  public void release(SeenCall call) {
    vendor.answer(call, List.of(Answer.success()));
  }

  @Override
  public void close() {
    intake.close();
  }
}
