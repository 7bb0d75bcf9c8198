package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Judgement;
import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.certification.result.Subject;
import java.time.Duration;
import java.util.Locale;

/** What a reader sees first: what it was, the verdict, who, when and how. */
final class FrontPage {
  private FrontPage() {}

  static Element of(Certificate certificate, boolean masked) {
    return Element.of("header")
        .add(Element.of("p", "kind").text("True Pulse webhook certification"))
        .add(Element.of("h1").text(certificate.subject().integration()))
        .add(verdict(Judgement.of(certificate)))
        .add(counts(certificate))
        .add(facts(certificate, masked));
  }

  private static Element verdict(Judgement judgement) {
    String style = judgement.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Element.of("div", "verdict " + style)
        .add(Element.of("p", "headline").text(judgement.headline()))
        .add(Element.of("p").text(judgement.sentence()));
  }

  private static Element counts(Certificate certificate) {
    Element list = Element.of("ul", "counts");
    for (Outcome outcome : Outcome.values()) {
      long count = certificate.count(outcome);
      String style = count == 0 ? "zero" : OutcomeWords.styleClass(outcome);
      list.add(
          Element.of("li", style)
              .add(Element.of("b").text(Long.toString(count)))
              .add(Element.of("span").text(OutcomeWords.word(outcome))));
    }
    return list;
  }

  private static Element facts(Certificate certificate, boolean masked) {
    Subject subject = certificate.subject();
    Duration took = Duration.between(certificate.started(), certificate.ended());
    Element facts = Element.of("dl", "facts");
    fact(facts, "Integration", subject.integration());
    fact(facts, "Certified by", subject.certifiedBy());
    fact(facts, "Started", Times.day(certificate.started()));
    fact(facts, "Ended", Times.day(certificate.ended()));
    fact(facts, "Took", Times.words(took));
    fact(facts, "Calls came from", how(subject) + "; " + subject.profile() + " profile");
    subject.intake().ifPresent(intake -> fact(facts, "Intake of the integration", intake));
    fact(facts, "Webhook of the simulator", subject.webhook());
    fact(facts, "Suite", "True Pulse simulator " + certificate.suiteVersion());
    fact(
        facts,
        "Phone numbers",
        masked ? "masked, all but the last four digits" : "shown, as was asked for");
    return facts;
  }

  private static String how(Subject subject) {
    return switch (subject.mode()) {
      case DRIVEN -> "the suite, which posted them to the integration";
      case OBSERVED -> "a person, who made them while the suite watched";
    };
  }

  private static void fact(Element facts, String name, String value) {
    facts.add(Element.of("div").add(Element.of("dt").text(name)).add(Element.of("dd").text(value)));
  }
}
