package io.callrelay.simulator.mutant;

import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.Certifying;
import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.result.Certificate;
import java.net.URI;

/** Runs the whole suite against one integration, on free ports. */
final class Certified {
  private Certified() {}

  static Certificate certificateOf(Mutant mutant) {
    try (ReferenceIntegration integration = ReferenceIntegration.start(mutant.behaviour())) {
      CertificationOptions options =
          CertificationOptions.driving(integration.intake(), integration.token())
              .withIntegration(mutant.name())
              .withCertifiedBy("the proof of the suite")
              .withNoPerson()
              .withPace(mutant.run().pace());
      return Certifying.run(options, pointing(integration));
    } catch (IntegrationUnreachable e) {
      throw new AssertionError("the intake of " + mutant + " takes calls", e);
    }
  }

  private static Progress pointing(ReferenceIntegration integration) {
    return new Progress() {
      @Override
      public void listening(URI webhook, URI control) {
        integration.pointAt(webhook);
      }
    };
  }
}
