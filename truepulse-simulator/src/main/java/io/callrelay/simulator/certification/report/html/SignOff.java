package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.util.List;

/** Where people put their names, and what they have to say on paper. */
final class SignOff {
  private static final String FILES =
      "SHA256SUMS, beside this page, has the sums of the report's files; SHA256SUMS.sig, when there"
          + " is one, its signature.";

  private SignOff() {}

  static Element of(Certificate certificate) {
    Element section = Element.of("section", "sign-off").add(Element.of("h2").text("Sign-off"));
    List<CheckResult> reviews =
        certificate.results().stream()
            .filter(result -> result.outcome() == Outcome.REVIEW)
            .toList();
    if (!reviews.isEmpty()) {
      section.add(Element.of("p").text("Left to a person to judge:")).add(toTick(reviews));
    }
    return section.add(lines()).add(Element.of("p", "small").text(FILES));
  }

  private static Element toTick(List<CheckResult> reviews) {
    Element list = Element.of("ul", "reviews");
    for (CheckResult result : reviews) {
      String boxes = "\u2610\u00A0kept  \u2610\u00A0not kept:  ";
      String check = result.check().title() + " (" + result.check().id() + ")";
      list.add(Element.of("li").text(boxes + check));
    }
    return list;
  }

  private static Element lines() {
    Element lines = Element.of("div", "lines");
    for (String line : List.of("Name", "For", "Date", "Signature")) {
      lines.add(Element.of("p").text(line));
    }
    return lines;
  }
}
