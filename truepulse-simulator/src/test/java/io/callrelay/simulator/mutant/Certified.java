package io.callrelay.simulator.mutant;

import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.Certifying;
import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.mutant.Mutant.Run;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the whole suite against one integration, on free ports. */
final class Certified {
  private static final System.Logger LOG = System.getLogger(Certified.class.getName());

  /**
   * On a machine that is too slow for the pace, an integration is late where it has no mistake, and
   * its mistakes drown in delays: what does not come out as it should is run again in slow motion.
   */
  private static final double[] SLOW_MOTION = {4, 12};

  private Certified() {}

  static Certificate certificateOf(Mutant mutant) {
    Certificate certificate = certificateOf(mutant, mutant.run());
    for (double slower : SLOW_MOTION) {
      if (isAsExpected(certificate, mutant)) {
        return certificate;
      }
      String surprises = surprises(certificate, mutant.caughtBy());
      LOG.log(Level.INFO, "{0} is run again in slow motion:{1}", mutant, surprises);
      certificate = certificateOf(mutant, mutant.run().slowedBy(slower));
    }
    return certificate;
  }

  /** Of an integration without mistakes nothing is left unsaid either. */
  private static boolean isAsExpected(Certificate certificate, Mutant mutant) {
    return notKept(certificate).equals(mutant.caughtBy())
        && (!mutant.caughtBy().isEmpty() || certificate.count(Outcome.SKIPPED) == 0);
  }

  /** The ids of the checks that found a mistake. */
  static Set<String> notKept(Certificate certificate) {
    return certificate.results().stream()
        .filter(Certified::isNotKept)
        .map(result -> result.check().id())
        .collect(Collectors.toSet());
  }

  /** What was found where it was not expected, and the other way round. */
  static String surprises(Certificate certificate, Set<String> expected) {
    return certificate.results().stream()
        .filter(result -> isNotKept(result) != expected.contains(result.check().id()))
        .map(result -> result.outcome() + " " + result.check().id() + ": " + result.finding())
        .collect(Collectors.joining("\n  ", "\n  ", "\n"));
  }

  private static boolean isNotKept(CheckResult result) {
    return result.outcome() == Outcome.FAILED || result.outcome() == Outcome.WARNING;
  }

  private static Certificate certificateOf(Mutant mutant, Run run) {
    try (ReferenceIntegration integration =
        ReferenceIntegration.start(mutant.mistake().at(run.pace()))) {
      CertificationOptions options =
          CertificationOptions.driving(integration.intake(), integration.token())
              .withIntegration(mutant.name())
              .withCertifiedBy("the proof of the suite")
              .withNoPerson()
              .withPace(run.pace().factor())
              .withPromptness(run.promptness());
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
