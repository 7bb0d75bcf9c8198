package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Attempt;
import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was seen, oldest first, with times and with the spacing between attempts. */
final class EvidenceTable {
  /** Shown of one check; more than that nobody reads. */
  static final int FIRST = 40;

  static final int LAST = 10;

  private EvidenceTable() {}

  static Element of(CheckResult result) {
    List<Evidence> evidence = result.evidence();
    List<Optional<Attempt>> attempts = Attempt.in(evidence);
    Element list = Element.of("ol", "evidence");
    int left = evidence.size() - FIRST - LAST;
    for (int i = 0; i < evidence.size(); i++) {
      if (left > 0 && i == FIRST) {
        String note = left + " entries are left out here; the JSON report has them.";
        list.add(Element.of("li", "cut").text(note));
        i += left;
      }
      list.add(entry(evidence.get(i), attempts.get(i), result));
    }
    return list;
  }

  private static Element entry(Evidence evidence, Optional<Attempt> attempt, CheckResult result) {
    Duration since = Duration.between(result.started(), evidence.at());
    Element line =
        Element.of("p", "line")
            .add(
                Element.of("time")
                    .with("datetime", Times.iso(evidence.at()))
                    .with("title", Times.words(since) + " after the check began")
                    .text(Times.clock(evidence.at())))
            .add(Element.of("span", "who").text(kind(evidence.kind())));
    attempt.ifPresent(it -> line.add(Element.of("span", "attempt").text(attempt(it))));
    line.add(Element.of("span", "said").text(evidence.words()));
    Element entry = Element.of("li", style(evidence.kind())).add(line);
    if (evidence.bytes().length() > 0) {
      entry.add(WireBytes.of(evidence.bytes().getBytes()));
    }
    return entry;
  }

  private static String attempt(Attempt attempt) {
    return attempt
        .sincePrevious()
        .map(gap -> "attempt " + attempt.number() + ", " + Times.words(gap) + " after the last")
        .orElse("attempt 1");
  }

  private static String kind(Evidence.Kind kind) {
    return switch (kind) {
      case POSTED_TO_INTAKE -> "Suite \u2192 intake";
      case INTAKE_ANSWERED -> "Intake \u2192 suite";
      case WEBHOOK_ARRIVED -> "Integration \u2192 True Pulse";
      case WEBHOOK_ANSWERED -> "True Pulse \u2192 integration";
      case NOTE -> "Note";
    };
  }

  private static String style(Evidence.Kind kind) {
    return switch (kind) {
      case WEBHOOK_ARRIVED -> "arrived";
      case WEBHOOK_ANSWERED -> "answered";
      case POSTED_TO_INTAKE, INTAKE_ANSWERED -> "intake";
      case NOTE -> "note";
    };
  }
}
