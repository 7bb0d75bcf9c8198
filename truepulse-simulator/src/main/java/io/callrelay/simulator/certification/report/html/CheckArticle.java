package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Level;
import io.callrelay.simulator.certification.result.Outcome;

/** One check: what was done, expected and found, and the evidence for it. */
final class CheckArticle {
  private CheckArticle() {}

  static Element of(CheckResult result) {
    CheckDescription check = result.check();
    Element heading =
        Element.of("h4")
            .add(OutcomeWords.badge(result.outcome()))
            .add(Element.of("span", "title").text(" " + check.title()));
    Element article =
        Element.of("article", OutcomeWords.styleClass(result.outcome()))
            .with("id", "check-" + check.id())
            .add(heading)
            .add(about(result))
            .add(words(result));
    if (!result.evidence().isEmpty()) {
      article.add(evidence(result));
    }
    return article;
  }

  private static Element about(CheckResult result) {
    CheckDescription check = result.check();
    String level = check.level() == Level.MUST ? "must" : "should";
    Element about = Element.of("p", "about").add(Element.of("code").text(check.id()));
    about.text(" \u00B7 " + level + " \u00B7 ");
    for (String clause : check.clauses()) {
      about.add(Element.of("a").with("href", "#clause-" + clause).text(clause)).text(" ");
    }
    if (result.outcome() != Outcome.SKIPPED) {
      about.text(
          "\u00B7 took "
              + Times.words(result.took())
              + " of at most "
              + Times.limit(check.limit()));
    }
    return about;
  }

  private static Element words(CheckResult result) {
    Element words = Element.of("dl", "words");
    word(words, "Done", result.check().does(), "done");
    word(words, "Expected", result.check().expects(), "expected");
    word(words, "Found", result.finding(), "found");
    return words;
  }

  private static void word(Element words, String name, String text, String style) {
    words.add(
        Element.of("div", style).add(Element.of("dt").text(name)).add(Element.of("dd").text(text)));
  }

  /** Open from the start where there is something to look into. */
  private static Element evidence(CheckResult result) {
    int size = result.evidence().size();
    Element details = Element.of("details");
    if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERROR) {
      details.with("open", "open");
    }
    String summary = size == 1 ? "Evidence: 1 entry" : "Evidence: " + size + " entries";
    details.add(Element.of("summary").text(summary));
    AttemptChart.of(result).ifPresent(details::add);
    return details.add(EvidenceTable.of(result));
  }
}
