package io.callrelay.simulator.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.mutant.ReferenceIntegration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A person who does as told, by posting to the integration what a telephone would have made. */
class ObservingTest {
  private static final String MISSED = "let it ring until it stops";
  private static final String BUSY = "line is busy";
  private static final String ABANDONED = "hang up while it rings";

  private final ReferenceIntegration integration = ReferenceIntegration.start();

  private Certificate certificate(Person person, String... only) throws Exception {
    Progress pointing =
        new Progress() {
          @Override
          public void listening(URI webhook, URI control) {
            integration.pointAt(webhook);
          }
        };
    try (ReferenceIntegration running = integration) {
      CertificationOptions options =
          CertificationOptions.observing()
              .withPace(0.1)
              .withOnly(List.of(only))
              .withIntegration(running.intake().toString());
      return Certifying.run(options, pointing, person);
    }
  }

  private static CheckResult result(Certificate certificate, String id) {
    return certificate.results().stream()
        .filter(result -> result.check().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void calls_that_a_person_makes_are_recognised_and_judged() throws Exception {
    Caller caller = new Caller();

    Certificate certificate = certificate(caller);

    assertThat(certificate.count(Outcome.FAILED)).as(certificate.results().toString()).isZero();
    assertThat(certificate.count(Outcome.WARNING)).isZero();
    assertThat(certificate.count(Outcome.ERROR)).isZero();
    assertThat(result(certificate, "trigger-missed").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result(certificate, "payload-date").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result(certificate, "retry-after-error").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result(certificate, "lost-acknowledgement").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result(certificate, "support-is-notified").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result(certificate, "outage-refused").finding()).startsWith("Not observed");
    assertThat(result(certificate, "retry-after-204").finding()).contains("full profile");
  }

  @Test
  void one_answered_call_serves_all_checks_that_need_no_other() throws Exception {
    Caller caller = new Caller();

    certificate(caller, "trigger-answered", "request-json", "payload-date", "success-ends-it");

    assertThat(caller.made).hasValue(1);
  }

  @Test
  void a_call_of_another_kind_is_not_taken_for_the_one_that_was_asked_for() throws Exception {
    Caller caller = new Caller();
    caller.wrongFirst = true;

    Certificate certificate = certificate(caller, "trigger-abandoned");

    assertThat(result(certificate, "trigger-abandoned").outcome()).isEqualTo(Outcome.PASSED);
    assertThat(caller.told).anyMatch(told -> told.contains("not a call with the status Abandoned"));
  }

  @Test
  void a_person_may_skip_a_call() throws Exception {
    Caller caller = new Caller();
    caller.skips = true;

    Certificate certificate = certificate(caller, "trigger-busy");

    assertThat(result(certificate, "trigger-busy").outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(result(certificate, "trigger-busy").finding()).contains("skipped");
  }

  /** Understands what it is told by the words that a person would go by. */
  private final class Caller implements Person {
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger made = new AtomicInteger();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private boolean wrongFirst;
    private boolean skips;

    @Override
    public Reply ask(String question, Duration atMost) {
      return Reply.YES;
    }

    @Override
    public void instruct(String what) {
      told.add(what);
      if (skips) {
        return;
      }
      if (wrongFirst && told.size() == 1) {
        end("Answered");
      } else {
        end(status(what));
      }
    }

    private String status(String what) {
      if (what.contains(MISSED)) {
        return "Missed";
      } else if (what.contains(BUSY)) {
        return "Busy";
      }
      return what.contains(ABANDONED) ? "Abandoned" : "Answered";
    }

    private void end(String status) {
      int number = made.incrementAndGet();
      HttpRequest request =
          HttpRequest.newBuilder(integration.intake())
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + integration.token())
              .POST(HttpRequest.BodyPublishers.ofString(call(number, status)))
              .build();
      try {
        assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
            .isEqualTo(202);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static String call(int number, String status) {
      return """
      {"tpCallID":"dialled-%d","tpCustomerID":"78521","tpCustomerName":"ASG",\
      "tpCallerNumber":"9841012345","tpDIDNumber":"02269112345","tpDateOfCall":"23-10-2025",\
      "tpCallStartTime":"2025-10-23T04:26:31.05Z","tpCallEndTime":"2025-10-23T04:37:31.05Z",\
      "tpDTMF":"","tpCallStatus":"%s","tpCallRecordingPath":""}"""
          .formatted(number, status);
    }

    @Override
    public boolean hasSkipped() {
      return skips;
    }

    @Override
    public void hear(Reply reply) {}

    @Override
    public void done(String outcome) {
      told.add(outcome.toLowerCase(Locale.ROOT));
    }
  }
}
