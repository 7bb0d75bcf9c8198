package io.callrelay.simulator.certification.report.words;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Level;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict of a certification.
 *
 * @param code for machines
 * @param headline in a few words
 * @param sentence in one sentence
 */
public record Judgement(Code code, String headline, String sentence) {

  /** The verdict for machines. */
  public enum Code {
    /** All that had to pass was run and passed. */
    PASSED,
    /** All that was run and had to pass did, but not all of it was run. */
    PASSED_IN_PART,
    /** Something that had to pass failed. */
    FAILED,
    /** It was broken off, or nothing can be said of something that had to pass. */
    INCOMPLETE,
    /** The suite was at fault, or nothing was run. */
    NO_VERDICT
  }

  public static Judgement of(Certificate certificate) {
    String who = certificate.subject().integration();
    long failed = certificate.count(Outcome.FAILED);
    long errors = certificate.count(Outcome.ERROR);
    if (failed > 0) {
      String broken = certificate.complete() ? "" : " The run was broken off before its end.";
      String sentence = who + " failed " + checks(failed) + " that it must pass." + broken;
      return new Judgement(Code.FAILED, "Not certified", sentence);
    }
    if (!certificate.complete()) {
      return incomplete("The run was broken off; nothing that had to pass had failed until then.");
    }
    if (errors > 0) {
      return none("The suite itself failed in " + checks(errors) + "; run it again.");
    }
    if (certificate.undecided() > 0) {
      String which = checks(certificate.undecided()) + " that " + who + " must pass";
      return incomplete("Of " + which + " nothing can be said.");
    }
    return passed(certificate);
  }

  private static Judgement incomplete(String sentence) {
    return new Judgement(Code.INCOMPLETE, "Incomplete", sentence);
  }

  private static Judgement none(String sentence) {
    return new Judgement(Code.NO_VERDICT, "No verdict", sentence);
  }

  private static Judgement passed(Certificate certificate) {
    String who = certificate.subject().integration();
    long passed = musts(certificate, Outcome.PASSED);
    long skipped = musts(certificate, Outcome.SKIPPED);
    String reservations = reservations(certificate);
    if (passed == 0) {
      return none("No check that must pass was run and passed.");
    }
    if (skipped > 0) {
      String more = skipped + " more that it must pass " + (skipped == 1 ? "was" : "were");
      String sentence =
          who + " passed " + checks(passed) + " that it must pass; " + more + " not run";
      return new Judgement(Code.PASSED_IN_PART, "Passed in part", sentence + reservations + ".");
    }
    String all = passed == 1 ? "the one check" : "all " + passed + " checks";
    String sentence = who + " passed " + all + " that it must pass" + reservations + ".";
    return new Judgement(Code.PASSED, "Certified", sentence);
  }

  private static String reservations(Certificate certificate) {
    List<String> reservations = new ArrayList<>();
    long warnings = certificate.count(Outcome.WARNING);
    if (warnings > 0) {
      reservations.add("with " + warnings + (warnings == 1 ? " warning" : " warnings"));
    }
    long reviews = certificate.count(Outcome.REVIEW);
    if (reviews > 0) {
      reservations.add(reviews + (reviews == 1 ? " waits" : " wait") + " for a person to judge");
    }
    return reservations.isEmpty() ? "" : "; " + String.join(", and ", reservations);
  }

  private static long musts(Certificate certificate, Outcome outcome) {
    return certificate.results().stream()
        .filter(result -> isMust(result) && result.outcome() == outcome)
        .count();
  }

  private static boolean isMust(CheckResult result) {
    return result.check().level() == Level.MUST;
  }

  private static String checks(long number) {
    return number == 1 ? "1 check" : number + " checks";
  }
}
