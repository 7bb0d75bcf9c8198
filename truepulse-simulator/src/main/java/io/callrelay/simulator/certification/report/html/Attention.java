package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import java.util.List;

/** What somebody has to do something about, the worst first. */
final class Attention {
  private Attention() {}

  static Element of(Certificate certificate) {
    Element section =
        Element.of("section", "attention").add(Element.of("h2").text("What needs attention"));
    List<CheckResult> open = certificate.attention();
    if (open.isEmpty()) {
      return section.add(Element.of("p").text("Nothing: whatever was run has passed."));
    }
    Element table = Element.of("table");
    open.forEach(result -> table.add(row(result)));
    return section.add(table);
  }

  private static Element row(CheckResult result) {
    Element title =
        Element.of("a").with("href", "#check-" + result.check().id()).text(result.check().title());
    Element found =
        Element.of("td")
            .add(Element.of("strong").add(title))
            .add(Element.of("p").text(result.finding()));
    String clauses = String.join(", ", result.check().clauses());
    return Element.of("tr")
        .add(Element.of("td", "narrow").add(OutcomeWords.badge(result.outcome())))
        .add(found)
        .add(Element.of("td", "clauses").text(clauses));
  }
}
