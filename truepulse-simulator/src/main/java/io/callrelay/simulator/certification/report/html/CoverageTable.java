package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.coverage.CoveredClause;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every clause of the specification, the checks that prove it, or why none can. */
final class CoverageTable {
  private CoverageTable() {}

  static Element of(Certificate certificate) {
    Map<String, List<CoveredClause>> sections = new LinkedHashMap<>();
    for (CoveredClause clause : CoveredClause.of(certificate.results())) {
      sections.computeIfAbsent(clause.clause().section(), name -> new ArrayList<>()).add(clause);
    }
    Element table = Element.of("table", "coverage").add(heads());
    sections.forEach((section, clauses) -> table.add(group(section, clauses)));
    return Element.of("section")
        .add(Element.of("h2").text("By clause of the specification"))
        .add(table);
  }

  private static Element heads() {
    return Element.of("thead")
        .add(
            Element.of("tr")
                .add(Element.of("th").text("Clause"))
                .add(Element.of("th").text("What it says, and the checks that prove it"))
                .add(Element.of("th").text("Found")));
  }

  private static Element group(String section, List<CoveredClause> clauses) {
    Element heading =
        Element.of("th", "section").with("colspan", "3").with("scope", "rowgroup").text(section);
    Element group = Element.of("tbody").add(Element.of("tr").add(heading));
    clauses.forEach(clause -> group.add(row(clause)));
    return group;
  }

  private static Element row(CoveredClause clause) {
    Element says = Element.of("td").add(Element.of("p").text(clause.clause().text()));
    clause
        .clause()
        .whyNone()
        .ifPresent(why -> says.add(Element.of("p", "why").text("No check: " + why)));
    if (!clause.checks().isEmpty()) {
      Element links = Element.of("p", "links");
      for (CheckResult result : clause.checks()) {
        links.add(OutcomeWords.link(result)).text(" ");
      }
      says.add(links);
    }
    return Element.of("tr")
        .with("id", "clause-" + clause.clause().id())
        .add(Element.of("td", "clause").text(clause.clause().id()))
        .add(says)
        .add(Element.of("td", "narrow").add(OutcomeWords.badge(clause.state())));
  }
}
