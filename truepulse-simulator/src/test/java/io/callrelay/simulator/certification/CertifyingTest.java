package io.callrelay.simulator.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.mutant.ReferenceIntegration;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertifyingTest {
  private static final double QUICK = 0.1;

  /** Points the integration at the simulator. */
  private static Progress pointing(ReferenceIntegration integration) {
    return new Progress() {
      @Override
      public void listening(URI webhook, URI control) {
        integration.pointAt(webhook);
      }
    };
  }

  private static CertificationOptions driving(ReferenceIntegration integration) {
    return CertificationOptions.driving(integration.intake(), integration.token())
        .withNoPerson()
        .withPace(QUICK);
  }

  private static CheckResult result(Certificate certificate, String id) {
    return certificate.results().stream()
        .filter(result -> result.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void only_the_checks_that_are_asked_for_run_and_the_others_say_so() throws Exception {
    try (ReferenceIntegration integration = ReferenceIntegration.start()) {
      Certificate certificate =
          Certifying.run(
              driving(integration).withOnly(List.of("trigger-busy", "retry-after-error")),
              pointing(integration));

      assertThat(certificate.complete()).isTrue();
      assertThat(certificate.results())
          .hasSize(Plan.of(RunProfile.SHORT, Tempo.USUAL).checks().size());
      assertThat(certificate.count(Outcome.PASSED)).isEqualTo(2);
      assertThat(result(certificate, "prompt").finding()).contains("Not asked for");
    }
  }

  @Test
  void the_evidence_of_a_retry_has_both_sides_of_each_exchange_and_not_the_token()
      throws Exception {
    try (ReferenceIntegration integration = ReferenceIntegration.start()) {
      Certificate certificate =
          Certifying.run(
              driving(integration).withOnly(Set.of("retry-after-503")), pointing(integration));

      CheckResult check = result(certificate, "retry-after-503");
      assertThat(check.outcome()).as(check.finding()).isEqualTo(Outcome.PASSED);
      assertThat(check.evidence())
          .extracting(Evidence::kind)
          .contains(Evidence.Kind.POSTED_TO_INTAKE, Evidence.Kind.INTAKE_ANSWERED)
          .filteredOn(kind -> kind == Evidence.Kind.WEBHOOK_ANSWERED)
          .hasSize(2);
      String all = check.evidence().stream().map(e -> e.bytes().toString()).toList().toString();
      assertThat(all)
          .contains("POST /webhook HTTP/1.1\r\n", "HTTP/1.1 503\r\n", "\"status\":\"SUCCESS\"")
          .doesNotContain(integration.token());
    }
  }

  @Test
  void an_integration_that_never_reports_a_call_fails_and_nothing_hangs() throws Exception {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      Certificate certificate =
          Certifying.run(
              CertificationOptions.driving(silent.intake(), "any").withNoPerson().withPace(0.01),
              Progress.silent());

      assertThat(certificate.complete()).isTrue();
      assertThat(certificate.count(Outcome.ERROR)).isZero();
      assertThat(certificate.count(Outcome.PASSED)).isZero();
      assertThat(result(certificate, "trigger-answered").outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result(certificate, "retry-after-error").outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result(certificate, "outage-refused").outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result(certificate, "request-method").outcome()).isEqualTo(Outcome.SKIPPED);
    }
  }

  @Test
  void an_intake_gets_few_calls_at_a_time_and_each_on_a_connection_of_its_own() throws Exception {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      Certifying.run(
          CertificationOptions.driving(silent.intake(), "any").withNoPerson().withPace(0.01),
          Progress.silent());

      assertThat(silent.requests()).isGreaterThan(80);
      assertThat(silent.connections()).isEqualTo(silent.requests());
      assertThat(silent.mostAtOnce()).isLessThanOrEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 422, 500, 302})
  void an_intake_that_does_not_take_the_first_call_is_unreachable(int status) throws Exception {
    try (TakingAndDoingNothing closed = TakingAndDoingNothing.answering(status)) {
      assertThatThrownBy(
              () ->
                  Certifying.run(
                      CertificationOptions.driving(closed.intake(), "any"), Progress.silent()))
          .isInstanceOf(IntegrationUnreachable.class)
          .hasMessageContaining(closed.intake().toString())
          .hasMessageContaining(String.valueOf(status));
    }
  }

  @Test
  void an_intake_that_is_not_there_is_unreachable() throws IOException {
    TakingAndDoingNothing gone = TakingAndDoingNothing.answering(202);
    gone.close();
    assertThatThrownBy(
            () ->
                Certifying.run(
                    CertificationOptions.driving(gone.intake(), "any"), Progress.silent()))
        .isInstanceOf(IntegrationUnreachable.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void an_unknown_check_is_named_with_the_list_of_those_there_are() {
    assertThatThrownBy(
            () ->
                Certifying.run(
                    CertificationOptions.observing().withOnly(List.of("nonsense")),
                    Progress.silent()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonsense")
        .hasMessageContaining("trigger-answered");
  }

  @Test
  void broken_off_it_keeps_what_it_has_and_says_that_it_is_not_complete() throws Exception {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      CountDownLatch waiting = new CountDownLatch(1);
      CompletableFuture<Certificate> certificate = new CompletableFuture<>();
      Thread suite =
          new Thread(
              () -> {
                try {
                  certificate.complete(
                      Certifying.run(
                          CertificationOptions.driving(silent.intake(), "any").withNoPerson(),
                          onFirstWait(waiting)));
                } catch (IntegrationUnreachable e) {
                  certificate.completeExceptionally(e);
                }
              });
      suite.start();
      waiting.await();
      suite.interrupt();
      suite.join();

      assertBrokenOff(certificate);
    }
  }

  private static void assertBrokenOff(CompletableFuture<Certificate> certificate)
      throws ExecutionException, InterruptedException {
    assertThat(certificate.get().complete()).isFalse();
    assertThat(certificate.get().isPassed()).isFalse();
    assertThat(certificate.get().results())
        .hasSize(Plan.of(RunProfile.SHORT, Tempo.USUAL).checks().size())
        .allMatch(result -> result.outcome() == Outcome.SKIPPED)
        .allMatch(result -> result.finding().contains("broken off"));
  }

  private static Progress onFirstWait(CountDownLatch waiting) {
    return new Progress() {
      @Override
      public void waiting(CheckDescription check, String what, Duration atMost) {
        waiting.countDown();
      }
    };
  }
}
