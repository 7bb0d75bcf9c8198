package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Source.Observed;
import io.callrelay.simulator.certification.plan.Observing;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Profile;
import io.callrelay.simulator.spec.SpecificationCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that a person makes: tells what to do and takes the first call that arrives and that nobody
 * has seen before for the one that was made. One call of each status serves all checks that need no
 * other answer than SUCCESS.
 */
final class ObservedCalls implements CallSource {
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Observed observed;
  private final Vendor vendor;
  private final Person person;
  private final SpecificationCheck specification = new SpecificationCheck(Profile.WITNESS);
  private final Map<String, SeenCall> served = new HashMap<>();
  private List<Answer> answers = List.of(Answer.success());
  private boolean fresh;

  ObservedCalls(Observed observed, Vendor vendor, Person person) {
    this.observed = observed;
    this.vendor = vendor;
    this.person = person;
    vendor.onStranger(this::arrived);
  }

  /** A call that nobody has seen: known from now on, by its status. */
  private synchronized void arrived(Arrival arrival) {
    var payload = specification.read(arrival.request()).payload();
    String caller = payload.value(Field.tpCallerNumber).orElse("");
    boolean wanted =
        endsWith(caller, observed.caller())
            && endsWith(payload.value(Field.tpDIDNumber).orElse(""), observed.did());
    if (!wanted || arrival.callId().isEmpty()) {
      return;
    }
    SeenCall call = SeenCall.observed(arrival.callId().get(), arrival.at(), answers);
    // Its first answer is drawn; what follows is its own, whatever others get by then.
    vendor.answer(call, answers.subList(Math.min(1, answers.size() - 1), answers.size()));
    vendor.expect(call);
    call.add(arrival);
    served.put(payload.value(Field.tpCallStatus).orElse(""), call);
    fresh = true;
    notifyAll();
  }

  private static boolean endsWith(String number, Optional<String> digits) {
    return digits.isEmpty() || number.endsWith(digits.get());
  }

  @Override
  public SeenCall make(Trial trial, CallFields fields, List<Answer> wanted)
      throws NoCall, InterruptedException {
    boolean shared = trial.check().observing() instanceof Observing.Shared;
    String status = fields.value(Field.tpCallStatus);
    SeenCall call = find(trial, status, shared, wanted);
    trial.keep(call);
    return call;
  }

  private synchronized SeenCall find(
      Trial trial, String status, boolean shared, List<Answer> wanted)
      throws NoCall, InterruptedException {
    SeenCall known = served.get(status);
    if (shared && known != null) {
      return known;
    }
    begin(wanted);
    try {
      return await(trial, status);
    } finally {
      begin(List.of(Answer.success()));
    }
  }

  private void begin(List<Answer> wanted) {
    answers = wanted;
    vendor.answerOthers(wanted);
  }

  private SeenCall await(Trial trial, String status) throws NoCall, InterruptedException {
    served.remove(status);
    fresh = false;
    String task = Instructions.toMake(status);
    person.instruct(task);
    long deadline = System.nanoTime() + trial.patience().toNanos();
    while (!served.containsKey(status)) {
      if (fresh) {
        fresh = false;
        person.instruct("A call came, but not a call with the status " + status + ". " + task);
      }
      giveUp(task, status, deadline);
      trial.tell(task, Duration.ofNanos(deadline - System.nanoTime()));
      wait(LOOK_EVERY_MILLIS);
    }
    fresh = false;
    SeenCall call = served.get(status);
    person.done("call " + call.id() + " came with the status " + status);
    return call;
  }

  private void giveUp(String task, String status, long deadline) throws NoCall {
    if (person.hasSkipped()) {
      person.done("skipped");
      throw new NoCall(Finding.nothingToSay("The person skipped it: " + task));
    }
    if (System.nanoTime() > deadline) {
      person.done("no call came");
      throw new NoCall(
          Finding.broken("No webhook with the status " + status + " came in the time for it."));
    }
  }

  @Override
  public void again(SeenCall call) {
    throw new IllegalStateException("a person cannot report a call twice");
  }

  @Override
  public void release(SeenCall call) {
    vendor.answer(call, List.of(Answer.success()));
  }
}
