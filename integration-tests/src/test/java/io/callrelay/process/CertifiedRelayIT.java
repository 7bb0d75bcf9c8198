package io.callrelay.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.Certifying;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.support.FreePort;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged relay before the certification that every integration has to pass (S9). */
class CertifiedRelayIT {
  private static final List<Outcome> NOT_KEPT =
      List.of(Outcome.FAILED, Outcome.WARNING, Outcome.ERROR);

  @Test
  void the_relay_keeps_every_must_and_every_should() throws Exception {
    int webhookPort = FreePort.find();
    URI webhook = URI.create("http://127.0.0.1:" + webhookPort + "/webhook");
    try (RelayProcess relay = RelayProcess.start(RelaySetup.of("certified", webhook))) {
      relay.awaitLedger();

      Certificate certificate = Certifying.run(options(relay, webhookPort), new Told());

      assertThat(certificate.complete()).isTrue();
      assertThat(certificate.results())
          .filteredOn(result -> NOT_KEPT.contains(result.outcome()))
          .as("checks that the relay does not pass")
          .isEmpty();
      assertThat(certificate.count(Outcome.PASSED)).isGreaterThanOrEqualTo(40);
      relay.stop();
    }
  }

  private static CertificationOptions options(RelayProcess relay, int webhookPort) {
    return CertificationOptions.driving(
            relay.setup().url().resolve("/api/v1/calls"), RelaySetup.INTAKE_TOKEN)
        .withOperatorToken(RelaySetup.OPERATOR_TOKEN)
        .withIntegration("the relay")
        .withPorts(webhookPort, 0)
        .withNoPerson();
  }

  /** So that a reader of the log sees what was found, and how long it took. */
  private static final class Told implements Progress {
    @Override
    public void finished(CheckResult result) {
      System.out.printf(
          "Certification: %-8s %s (%.1f s): %s%n",
          result.outcome(),
          result.check().id(),
          result.took().toMillis() / 1000.0,
          result.finding());
    }
  }
}
