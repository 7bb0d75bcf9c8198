package io.callrelay.simulator.certification.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.coverage.CoveredClause.State;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Level;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.spec.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
  private static final List<CheckDescription> PLAN =
      Plan.of(RunProfile.SHORT, Tempo.USUAL).descriptions();
  private static final List<Clause> CLAUSES = Clauses.all();

  @Test
  void every_clause_is_proved_by_a_check_or_says_why_none_can() {
    List<String> neither =
        CLAUSES.stream()
            .filter(clause -> clause.whyNone().isEmpty() && !isProved(clause))
            .map(Clause::id)
            .toList();
    assertThat(neither).isEmpty();
  }

  @Test
  void no_clause_that_is_proved_says_that_it_cannot_be() {
    List<String> both =
        CLAUSES.stream()
            .filter(clause -> clause.whyNone().isPresent() && isProved(clause))
            .map(Clause::id)
            .toList();
    assertThat(both).isEmpty();
  }

  @Test
  void no_check_cites_a_clause_that_does_not_exist() {
    Set<String> cited =
        PLAN.stream().flatMap(check -> check.clauses().stream()).collect(Collectors.toSet());
    assertThat(cited).isNotEmpty();
    assertThat(CLAUSES.stream().map(Clause::id).toList()).containsAll(cited);
  }

  @Test
  void no_clause_names_a_check_that_does_not_exist() {
    Set<String> named =
        CLAUSES.stream().flatMap(clause -> clause.checks().stream()).collect(Collectors.toSet());
    assertThat(named).isNotEmpty();
    assertThat(PLAN.stream().map(CheckDescription::id).toList()).containsAll(named);
  }

  @Test
  void the_clauses_are_those_of_the_specification_each_once() {
    Stream<String> numbered =
        Stream.of(
            "S1.1", "S1.2", "S2.1", "S2.2", "S3.1", "S4.1", "S4.2", "S4.3", "S5", "S6.1", "S6.2",
            "S7.1", "S7.2", "S7.3", "S7.4", "S8.1", "S8.2", "S8.3", "S9.1", "S9.2", "S9.3", "S9.4",
            "S10");
    Stream<String> fields = Stream.of(Field.values()).map(field -> "S5." + field.name());
    Stream<String> readings = Stream.iterate(1, n -> n + 1).limit(10).map(n -> "R" + n);
    assertThat(CLAUSES.stream().map(Clause::id).toList())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(numbered, fields, readings).flatMap(ids -> ids).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "KEPT,PASSED,SKIPPED",
    "BROKEN,PASSED,FAILED",
    "BROKEN,ERROR,FAILED",
    "DOUBTFUL,WARNING,REVIEW",
    "UNKNOWN,PASSED,ERROR",
    "REVIEW,PASSED,REVIEW",
    "NOT_RUN,SKIPPED,SKIPPED"
  })
  void a_clause_is_as_good_as_the_worst_of_its_checks(State state, Outcome one, Outcome other) {
    List<CheckResult> results = List.of(result("S7.2", one), result("S7.2", other));
    assertThat(find(CoveredClause.of(results), "S7.2").state()).isEqualTo(state);
  }

  @Test
  void a_clause_that_no_check_can_prove_is_told_from_one_whose_checks_were_not_run() {
    List<CoveredClause> nothing = CoveredClause.of(List.of());
    assertThat(find(nothing, "S1.2").state()).isEqualTo(State.NOT_TESTABLE);
    assertThat(find(nothing, "S7.2").state()).isEqualTo(State.NOT_RUN);
  }

  @Test
  void a_reading_is_proved_by_the_checks_that_it_names() {
    Set<String> proving = new TreeSet<>();
    for (CheckDescription check : PLAN) {
      if (clause("R3").isProvedBy(check)) {
        proving.add(check.id());
      }
    }
    assertThat(proving).containsExactly("payload-no-keys", "payload-no-recording");
  }

  private static boolean isProved(Clause clause) {
    return PLAN.stream().anyMatch(clause::isProvedBy);
  }

  private static Clause clause(String id) {
    return CLAUSES.stream().filter(clause -> clause.id().equals(id)).findFirst().orElseThrow();
  }

  private static CoveredClause find(List<CoveredClause> clauses, String id) {
    return clauses.stream().filter(it -> it.clause().id().equals(id)).findFirst().orElseThrow();
  }

  private static CheckResult result(String clause, Outcome outcome) {
    CheckDescription check =
        new CheckDescription(
            "some-check",
            "Some",
            "A check",
            List.of(clause),
            Level.MUST,
            "Does.",
            "Expects.",
            Duration.ofSeconds(60));
    return new CheckResult(check, outcome, "Found.", Instant.EPOCH, Duration.ZERO, List.of());
  }
}
