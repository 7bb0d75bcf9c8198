package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.coverage.CoveredClause;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.Locale;

/** How outcomes look: never by colour alone. */
final class OutcomeWords {
  private OutcomeWords() {}

  static String word(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "Passed";
      case FAILED -> "Failed";
      case WARNING -> "Warning";
      case SKIPPED -> "Skipped";
      case REVIEW -> "Review";
      case ERROR -> "Error";
    };
  }

  private static String sign(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "\u2713";
      case FAILED -> "\u2717";
      case WARNING -> "!";
      case SKIPPED -> "\u2013";
      case REVIEW -> "?";
      case ERROR -> "\u26A0";
    };
  }

  static String styleClass(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  static Element badge(Outcome outcome) {
    return Element.of("span", "badge " + styleClass(outcome))
        .text(sign(outcome) + "\u00A0" + word(outcome));
  }

  /** Leads to the check. */
  static Element link(CheckResult result) {
    return Element.of("a", "check " + styleClass(result.outcome()))
        .with("href", "#check-" + result.check().id())
        .with("title", word(result.outcome()) + ": " + result.check().title())
        .text(sign(result.outcome()) + "\u00A0" + result.check().id());
  }

  static Element badge(CoveredClause.State state) {
    return switch (state) {
      case KEPT -> badge("passed", "\u2713", "Kept");
      case BROKEN -> badge("failed", "\u2717", "Broken");
      case DOUBTFUL -> badge("warning", "!", "Warning");
      case REVIEW -> badge("review", "?", "Review");
      case UNKNOWN -> badge("error", "\u26A0", "Unknown");
      case NOT_RUN -> badge("skipped", "\u2013", "Not run");
      case NOT_TESTABLE -> badge("none", "\u00B7", "Not testable");
    };
  }

  private static Element badge(String styleClass, String sign, String word) {
    return Element.of("span", "badge " + styleClass)
        .text(sign + "\u00A0" + word.replace(' ', '\u00A0'));
  }
}
