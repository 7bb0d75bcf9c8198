package io.callrelay.simulator.certification.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.TakingAndDoingNothing;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.plan.PlannedCheck;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.script.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of what a check finds; the checks are replaced by findings. */
class OutcomesTest {
  private static final String A_MUST = "trigger-answered";
  private static final String A_SHOULD = "prompt-at-once";
  private static final Plan PLAN = Plan.of(RunProfile.SHORT, new Tempo(0.01, 1));

  private static Map<String, Check> all(Check check) {
    Map<String, Check> checks = new HashMap<>();
    PLAN.checks().forEach(planned -> checks.put(planned.id(), check));
    return checks;
  }

  private static Results run(Map<String, Check> checks, Person person)
      throws IOException, IntegrationUnreachable {
    try (TakingAndDoingNothing intake = TakingAndDoingNothing.answering(202);
        SimulatedTruePulse simulator = SimulatedTruePulse.start()) {
      CertificationOptions options = CertificationOptions.driving(intake.intake(), "any");
      return new PlanRun(options, Progress.silent(), person).run(PLAN, checks, simulator);
    }
  }

  private static CheckResult result(Results results, String id) {
    return results.checks().stream()
        .filter(result -> result.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_must_that_is_broken_fails_and_a_should_warns() throws Exception {
    Results results = run(all(trial -> Finding.broken("no")), Person.absent());

    assertThat(result(results, A_MUST).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result(results, A_SHOULD).outcome()).isEqualTo(Outcome.WARNING);
  }

  @Test
  void results_stand_in_the_plans_order() throws Exception {
    Results results = run(all(trial -> Finding.kept("yes")), Person.absent());

    assertThat(results.checks())
        .extracting(result -> result.check().id())
        .isEqualTo(PLAN.checks().stream().map(PlannedCheck::id).toList());
    assertThat(results.complete()).isTrue();
  }

  @Test
  void what_a_check_throws_is_the_suites_error_with_its_trace_and_the_others_go_on()
      throws Exception {
    Map<String, Check> checks = all(trial -> Finding.kept("yes"));
    checks.put(
        A_MUST,
        trial -> {
          throw new IllegalStateException("a mistake of the suite");
        });

    Results results = run(checks, Person.absent());

    assertThat(result(results, A_MUST).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(result(results, A_MUST).finding()).contains("a mistake of the suite");
    assertThat(result(results, A_MUST).evidence().toString()).contains("OutcomesTest");
    assertThat(result(results, A_SHOULD).outcome()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @CsvSource({"YES, PASSED", "NO, FAILED", "SKIP, REVIEW"})
  void what_a_person_says_counts(Person.Reply reply, Outcome outcome) throws Exception {
    Map<String, Check> checks = all(trial -> Finding.kept("yes"));
    checks.put("errors-logged", trial -> trial.ask("Is it so?"));

    Results results = run(checks, saying(reply));

    assertThat(result(results, "errors-logged").outcome()).isEqualTo(outcome);
    assertThat(result(results, "errors-logged").finding()).contains("Is it so?");
  }

  private static Person saying(Person.Reply reply) {
    return new Person() {
      @Override
      public Reply ask(String question, Duration atMost) {
        return reply;
      }

      @Override
      public void instruct(String what) {}

      @Override
      public boolean hasSkipped() {
        return false;
      }

      @Override
      public void hear(Reply reply) {}

      @Override
      public void done(String outcome) {}
    };
  }

  @Test
  void checks_of_the_first_stages_run_together_and_those_of_the_last_alone() throws Exception {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicInteger running = new AtomicInteger();
    Map<String, Check> checks = all(trial -> Finding.kept("yes"));
    for (String id : List.of(A_MUST, A_SHOULD)) {
      checks.put(
          id,
          trial -> {
            meet(both);
            return Finding.kept("met the other");
          });
    }
    for (String id : List.of("outage-refused", "outage-503", "bad-call-blocks-nothing")) {
      checks.put(
          id,
          trial -> {
            boolean alone = running.incrementAndGet() == 1;
            running.decrementAndGet();
            return alone ? Finding.kept("alone") : Finding.broken("not alone");
          });
    }

    Results results = run(checks, Person.absent());

    assertThat(results.checks()).allMatch(result -> result.outcome() == Outcome.PASSED);
  }

  private static void meet(CyclicBarrier both) throws InterruptedException {
    try {
      both.await(1, TimeUnit.MINUTES);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the other check did not run at the same time", e);
    }
  }

  @Test
  void a_call_that_the_intake_refuses_fails_the_check_with_the_answer() throws Exception {
    Map<String, Check> checks = all(trial -> Finding.kept("yes"));
    checks.put(
        A_MUST,
        trial -> {
          throw new NoCall(Finding.broken("the intake answered 422"));
        });

    assertThat(result(run(checks, Person.absent()), A_MUST).finding()).contains("422");
  }

  @Test
  void a_wait_ends_at_its_deadline() throws Exception {
    Map<String, Check> checks = all(trial -> Finding.kept("yes"));
    checks.put(
        A_MUST,
        trial -> {
          SeenCall call = trial.call(Answer.success());
          return trial.awaitAttempts(call, 1) ? Finding.kept("it came") : Finding.broken("nothing");
        });

    CheckResult result = result(run(checks, Person.absent()), A_MUST);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.took()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
  }
}
