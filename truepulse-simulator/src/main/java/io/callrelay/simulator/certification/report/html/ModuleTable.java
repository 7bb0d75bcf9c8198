package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.List;
import java.util.Map;

/** The results of each module, as numbers and as a bar. */
final class ModuleTable {
  private static final int BAR_WIDTH = 200;
  private static final int BAR_HEIGHT = 12;

  private ModuleTable() {}

  static Element of(Map<String, List<CheckResult>> modules) {
    Element heads = Element.of("tr").add(Element.of("th").text("Module"));
    for (Outcome outcome : Outcome.values()) {
      heads.add(Element.of("th", "number").text(OutcomeWords.word(outcome)));
    }
    heads.add(Element.of("th", "bar").text("Share"));
    Element rows = Element.of("tbody");
    modules.forEach((module, results) -> rows.add(row(module, results)));
    return Element.of("section")
        .add(Element.of("h2").text("By module"))
        .add(Element.of("table", "modules").add(Element.of("thead").add(heads)).add(rows));
  }

  private static Element row(String module, List<CheckResult> results) {
    Element link = Element.of("a").with("href", "#module-" + module.replace(' ', '-')).text(module);
    Element row = Element.of("tr").add(Element.of("td").add(link));
    for (Outcome outcome : Outcome.values()) {
      long count = count(results, outcome);
      String style = count == 0 ? "number zero" : "number " + OutcomeWords.styleClass(outcome);
      row.add(Element.of("td", style).text(Long.toString(count)));
    }
    return row.add(Element.of("td", "bar").add(bar(results)));
  }

  /** The numbers beside it say the same, so it is nothing to those who cannot see it. */
  private static Element bar(List<CheckResult> results) {
    Element bar =
        Element.of("svg", "bar")
            .with("viewBox", "0 0 " + BAR_WIDTH + " " + BAR_HEIGHT)
            .with("preserveAspectRatio", "none")
            .with("aria-hidden", "true");
    long before = 0;
    for (Outcome outcome : Outcome.values()) {
      long count = count(results, outcome);
      if (count > 0) {
        long from = before * BAR_WIDTH / results.size();
        long to = (before + count) * BAR_WIDTH / results.size();
        bar.add(part(from, to - from).with("class", OutcomeWords.styleClass(outcome)));
      }
      before += count;
    }
    return bar;
  }

  private static Element part(long from, long width) {
    return Element.of("rect")
        .with("x", Long.toString(from))
        .with("y", "0")
        .with("width", Long.toString(width))
        .with("height", Integer.toString(BAR_HEIGHT));
  }

  private static long count(List<CheckResult> results, Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }
}
