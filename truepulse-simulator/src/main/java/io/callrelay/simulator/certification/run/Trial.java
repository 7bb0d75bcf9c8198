package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.plan.PlannedCheck;
import io.callrelay.simulator.certification.plan.Times;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One check while it runs: what it may do, and what it has seen. */
public final class Trial {
  private static final int MOST_EVIDENCE = 80;

  private final PlannedCheck check;
  private final Surroundings around;
  private final List<SeenCall> calls = new CopyOnWriteArrayList<>();
  private final List<Evidence> notes = new CopyOnWriteArrayList<>();
  private long deadline;

  Trial(PlannedCheck check, Surroundings around) {
    this.check = check;
    this.around = around;
    this.deadline = System.nanoTime() + check.patience().toNanos();
  }

  public PlannedCheck check() {
    return check;
  }

  public Times times() {
    return around.times();
  }

  public Vendor vendor() {
    return around.calls().vendor();
  }

  public Optional<RelayApi> relayApi() {
    return around.relayApi();
  }

  public Instant now() {
    return around.clock().instant();
  }

  /** An answered call that no other check has. */
  public CallFields fields() {
    return around.calls().factory().next();
  }

  /** Makes a call like {@link #fields()}. */
  public SeenCall call(Answer... answers) throws NoCall, InterruptedException {
    return call(fields(), answers);
  }

  /**
   * Makes a call; its attempts are answered as given, in turn, and the last answer repeats.
   *
   * @throws NoCall when it is not taken, or nobody makes it
   */
  public SeenCall call(CallFields fields, Answer... answers) throws NoCall, InterruptedException {
    return around.calls().source().make(this, fields, Arrays.asList(answers));
  }

  /** Reports the same call to the intake once more. */
  public void again(SeenCall call) throws InterruptedException {
    around.calls().source().again(call);
  }

  /** Its requests become evidence of this check. */
  public void keep(SeenCall call) {
    calls.add(call);
  }

  /** The time for waiting begins again: what was before was the suite's own doing. */
  public void restartClock() {
    deadline = System.nanoTime() + check.patience().toNanos();
  }

  /** Other answers from now on, for the attempts that come. */
  public void answerFromNowOn(SeenCall call, Answer... answers) {
    around.calls().vendor().answer(call, Arrays.asList(answers));
  }

  /** Waits until the check's time is up; false: there are not that many attempts. */
  public boolean awaitAttempts(SeenCall call, int attempts) throws InterruptedException {
    tell(
        "attempt " + attempts + " of call " + call.id(),
        Duration.ofNanos(deadline - System.nanoTime()));
    return call.await(attempts, deadline);
  }

  /** The same, with a time of its own from now on. */
  public boolean awaitAttempts(SeenCall call, int attempts, Duration atMost)
      throws InterruptedException {
    tell("attempt " + attempts + " of call " + call.id(), atMost);
    return call.await(attempts, System.nanoTime() + atMost.toNanos());
  }

  /**
   * Watches that nothing more comes: for the profile's time, and longer, up to four times that, for
   * a call whose attempts came with long waits between them.
   *
   * @return how many requests more came
   */
  public int watch(SeenCall call) throws InterruptedException {
    Duration usual = times().quiet();
    Duration twiceItsWait = call.longestGap().multipliedBy(2);
    Duration most = usual.multipliedBy(4);
    Duration time = twiceItsWait.compareTo(most) > 0 ? most : twiceItsWait;
    return watch(call, time.compareTo(usual) > 0 ? time : usual);
  }

  /** Watches for a given time. */
  public int watch(SeenCall call, Duration time) throws InterruptedException {
    int before = call.count();
    tell("nothing more for call " + call.id(), time);
    call.await(Integer.MAX_VALUE, System.nanoTime() + time.toNanos());
    return call.count() - before;
  }

  /** Lets time pass. */
  public void pause(String what, Duration time) throws InterruptedException {
    tell(what, time);
    Thread.sleep(time.toMillis());
  }

  /** Asks the person who is there. */
  public Finding ask(String question) throws InterruptedException {
    tell("a person's answer", around.audience().patience());
    return switch (around.audience().person().ask(question, around.audience().patience())) {
      case YES -> Finding.kept("A person says yes: %s".formatted(question));
      case NO -> Finding.broken("A person says no: %s".formatted(question));
      case SKIP -> new Finding.Undecided("A person must say: " + question);
    };
  }

  public Person person() {
    return around.audience().person();
  }

  /** How long to wait for a person. */
  public Duration patience() {
    return around.audience().patience();
  }

  public void tell(String what, Duration atMost) {
    around.audience().progress().waiting(check.words(), what, atMost);
  }

  public void note(String words) {
    notes.add(Evidence.note(now(), words));
  }

  /** What still comes for its calls is taken from now on. */
  void release() {
    calls.forEach(around.calls().source()::release);
  }

  /** Everything seen so far, oldest first; of very much, the beginning and the end. */
  List<Evidence> evidence() {
    List<Evidence> all = new ArrayList<>(notes);
    for (SeenCall call : calls) {
      all.addAll(call.intake());
      attempts(call, all);
      call.elsewhere().forEach(arrival -> all.add(WireText.request(arrival, 0)));
    }
    all.sort(Comparator.comparing(Evidence::at));
    if (all.size() <= MOST_EVIDENCE) {
      return List.copyOf(all);
    }
    int half = MOST_EVIDENCE / 2;
    List<Evidence> some = new ArrayList<>(all.subList(0, half));
    int left = all.size() - MOST_EVIDENCE;
    some.add(Evidence.note(all.get(half).at(), left + " requests and answers are left out here"));
    some.addAll(all.subList(all.size() - half, all.size()));
    return List.copyOf(some);
  }

  private static void attempts(SeenCall call, List<Evidence> all) {
    int number = 0;
    for (Arrival arrival : call.attempts()) {
      number++;
      all.add(WireText.request(arrival, number));
      all.add(WireText.answer(arrival, number, call.answers()));
    }
  }
}
