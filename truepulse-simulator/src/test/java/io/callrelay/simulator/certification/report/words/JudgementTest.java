package io.callrelay.simulator.certification.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.report.Found;
import io.callrelay.simulator.certification.report.words.Judgement.Code;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {
  @Test
  void all_that_must_pass_passed() {
    Judgement judgement = judged(Outcome.PASSED, Outcome.PASSED);
    assertThat(judgement.code()).isEqualTo(Code.PASSED);
    assertThat(judgement.sentence())
        .isEqualTo("Acme PBX 4.2 passed all 2 checks that it must pass.");
  }

  @Test
  void warnings_and_what_is_left_to_a_person_are_told_with_it() {
    Judgement judgement = judged(Outcome.PASSED, Outcome.WARNING, Outcome.REVIEW, Outcome.REVIEW);
    assertThat(judgement.code()).isEqualTo(Code.PASSED);
    assertThat(judgement.sentence())
        .isEqualTo(
            "Acme PBX 4.2 passed the one check that it must pass; with 1 warning,"
                + " and 2 wait for a person to judge.");
  }

  @Test
  void what_was_not_run_is_not_passed_in_silence() {
    Judgement judgement = judged(Outcome.PASSED, Outcome.SKIPPED, Outcome.SKIPPED);
    assertThat(judgement.code()).isEqualTo(Code.PASSED_IN_PART);
    assertThat(judgement.sentence())
        .isEqualTo(
            "Acme PBX 4.2 passed 1 check that it must pass; 2 more that it must pass were not run.");
  }

  @Test
  void one_failure_fails_it_whatever_else_happened() {
    Judgement judgement = judged(Outcome.PASSED, Outcome.FAILED, Outcome.ERROR);
    assertThat(judgement.code()).isEqualTo(Code.FAILED);
    assertThat(judgement.sentence()).isEqualTo("Acme PBX 4.2 failed 1 check that it must pass.");
  }

  @Test
  void a_fault_of_the_suite_says_nothing_of_the_integration() {
    assertThat(judged(Outcome.PASSED, Outcome.ERROR).code()).isEqualTo(Code.NO_VERDICT);
  }

  @Test
  void nothing_run_is_no_verdict() {
    assertThat(judged(Outcome.SKIPPED).code()).isEqualTo(Code.NO_VERDICT);
    assertThat(judged().code()).isEqualTo(Code.NO_VERDICT);
  }

  @Test
  void a_must_that_was_run_and_of_which_nothing_can_be_said_leaves_it_incomplete() {
    List<CheckResult> results = List.of(Found.result(Outcome.PASSED), Found.undecided());
    Judgement judgement = Judgement.of(Found.certificate(true, results));
    assertThat(judgement.code()).isEqualTo(Code.INCOMPLETE);
    assertThat(judgement.sentence()).startsWith("Of 1 check that Acme PBX 4.2 must pass nothing");
  }

  @Test
  void broken_off_is_incomplete_unless_something_had_failed() {
    assertThat(brokenOff(Outcome.PASSED, Outcome.SKIPPED).code()).isEqualTo(Code.INCOMPLETE);
    Judgement failed = brokenOff(Outcome.FAILED, Outcome.SKIPPED);
    assertThat(failed.code()).isEqualTo(Code.FAILED);
    assertThat(failed.sentence()).endsWith("The run was broken off before its end.");
  }

  private static Judgement judged(Outcome... outcomes) {
    return Judgement.of(Found.certificate(true, results(outcomes)));
  }

  private static Judgement brokenOff(Outcome... outcomes) {
    return Judgement.of(Found.certificate(false, results(outcomes)));
  }

  private static List<CheckResult> results(Outcome... outcomes) {
    return Stream.of(outcomes).map(outcome -> Found.result(outcome)).toList();
  }
}
