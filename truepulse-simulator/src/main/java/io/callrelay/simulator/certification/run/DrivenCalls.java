package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.run.Intake.Taken;
import io.callrelay.simulator.script.Answer;
import java.time.Clock;
import java.util.List;

/** Posts the calls to the intake. */
final class DrivenCalls implements CallSource {
  private final Intake intake;
  private final Vendor vendor;
  private final Clock clock;

  DrivenCalls(Intake intake, Vendor vendor, Clock clock) {
    this.intake = intake;
    this.vendor = vendor;
    this.clock = clock;
  }

  @Override
  public SeenCall make(Trial trial, CallFields fields, List<Answer> answers)
      throws NoCall, InterruptedException {
    SeenCall call = SeenCall.posted(fields, clock.instant(), answers);
    vendor.answer(call, answers);
    vendor.expect(call);
    trial.keep(call);
    Taken taken = intake.post(fields, call);
    if (!taken.taken()) {
      throw new NoCall(Finding.broken("The call was not taken: " + taken.words()));
    }
    return call;
  }

  @Override
  public void again(SeenCall call) throws InterruptedException {
    if (call.posted().isPresent()) {
      intake.post(call.posted().get(), call);
    }
  }

  @Override
  public void release(SeenCall call) {
    vendor.answer(call, List.of(Answer.success()));
  }
}
