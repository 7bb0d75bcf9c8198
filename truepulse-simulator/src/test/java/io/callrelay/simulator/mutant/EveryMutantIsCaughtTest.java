package io.callrelay.simulator.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The proof of the certification suite: it passes an integration without mistakes, and finds each
 * mistake with the checks that are there for it and with no others. The suite runs against many
 * integrations at once; nearly all of its time is waiting.
 */
class EveryMutantIsCaughtTest {
  private static final int AT_ONCE = 20;

  /** What no mutant can fail, because a machine does not decide it. */
  private static final Map<String, String> ONLY_A_PERSON_CAN_SAY =
      Map.of(
          "errors-logged", "not every integration has an API for its log",
          "log-can-be-shared", "how a log is handed on is not in the specification",
          "support-is-notified", "only the one who gets the mail knows");

  private static final Mutant REFERENCE =
      Mutant.of("the reference", "does everything right", Behaviour::new);

  private static final List<Mutant> MUTANTS = Mutant.all();

  private static final ExecutorService SUITES = Executors.newFixedThreadPool(AT_ONCE);
  private static final Map<String, Future<Certificate>> CERTIFICATES = new LinkedHashMap<>();

  /** The reference alone, since the first suite in a JVM is slow; then the others together. */
  @BeforeAll
  static void run_the_suite_against_all() {
    Certificate reference = Certified.certificateOf(REFERENCE);
    CERTIFICATES.put(REFERENCE.name(), CompletableFuture.completedFuture(reference));
    inTheirOrder()
        .forEach(
            mutant ->
                CERTIFICATES.put(
                    mutant.name(), SUITES.submit(() -> Certified.certificateOf(mutant))));
  }

  /** The slowest first: those that cannot go quickly, then those that wait in vain most often. */
  private static Stream<Mutant> inTheirOrder() {
    return MUTANTS.stream()
        .sorted(
            Comparator.comparing((Mutant mutant) -> mutant.run().pace().factor())
                .thenComparing(mutant -> mutant.caughtBy().size())
                .reversed());
  }

  @AfterAll
  static void stop() {
    SUITES.shutdownNow();
  }

  static List<Mutant> mutants() {
    return MUTANTS;
  }

  @Test
  void an_integration_without_mistakes_passes() throws Exception {
    Certificate certificate = certificateOf(REFERENCE);

    assertThat(idsOf(certificate, result -> result.outcome() != Outcome.PASSED))
        .as(() -> Certified.surprises(certificate, Set.of()))
        .containsExactlyInAnyOrderElementsOf(ONLY_A_PERSON_CAN_SAY.keySet());
    assertThat(idsOf(certificate, result -> result.outcome() == Outcome.REVIEW))
        .containsExactlyInAnyOrderElementsOf(ONLY_A_PERSON_CAN_SAY.keySet());
    assertThat(certificate.isPassed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void a_mutant_fails_the_checks_that_should_catch_it_and_no_others(Mutant mutant)
      throws Exception {
    Certificate certificate = certificateOf(mutant);

    assertThat(Certified.notKept(certificate))
        .as(
            () ->
                mutant
                    + ", which "
                    + mutant.does()
                    + Certified.surprises(certificate, mutant.caughtBy()))
        .containsExactlyInAnyOrderElementsOf(mutant.caughtBy());
    assertThat(certificate.count(Outcome.ERROR)).isZero();
  }

  @Test
  void every_check_that_a_machine_decides_is_failed_by_a_mutant() throws Exception {
    Certificate certificate = certificateOf(REFERENCE);
    Set<String> failed =
        MUTANTS.stream()
            .flatMap(mutant -> mutant.caughtBy().stream())
            .collect(Collectors.toCollection(HashSet::new));
    failed.addAll(ONLY_A_PERSON_CAN_SAY.keySet());

    assertThat(failed).containsExactlyInAnyOrderElementsOf(idsOf(certificate, any -> true));
  }

  @Test
  void every_mutant_has_a_name_of_its_own_and_is_caught_by_something() {
    assertThat(MUTANTS).hasSizeGreaterThan(25).allMatch(mutant -> !mutant.caughtBy().isEmpty());
    assertThat(MUTANTS).extracting(Mutant::name).doesNotHaveDuplicates();
  }

  private static Set<String> idsOf(Certificate certificate, Predicate<CheckResult> wanted) {
    return certificate.results().stream()
        .filter(wanted)
        .map(result -> result.check().id())
        .collect(Collectors.toSet());
  }

  private static Certificate certificateOf(Mutant mutant)
      throws ExecutionException, InterruptedException {
    return CERTIFICATES.get(mutant.name()).get();
  }
}
