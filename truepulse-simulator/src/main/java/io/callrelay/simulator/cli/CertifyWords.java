package io.callrelay.simulator.cli;

import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.report.words.Judgement;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plan and the outcome as lines on the terminal. */
final class CertifyWords {
  private CertifyWords() {}

  static void print(Plan plan, PrintWriter out) {
    String module = "";
    for (CheckDescription check : plan.descriptions()) {
      if (!check.module().equals(module)) {
        module = check.module();
        out.println();
        out.println(module);
      }
      out.printf(
          Locale.ROOT,
          "  %-36s %-6s  %s (%s)%n",
          check.id(),
          check.level().name().toLowerCase(Locale.ROOT),
          check.title(),
          String.join(", ", check.clauses()));
    }
    out.println();
    out.println(plan.checks().size() + " checks");
    out.flush();
  }

  static void print(Certificate certificate, PrintWriter out) {
    out.println();
    certificate.attention().forEach(result -> print(result, out));
    out.println(counts(certificate));
    Judgement judgement = Judgement.of(certificate);
    out.println(judgement.headline() + ": " + judgement.sentence());
  }

  private static void print(CheckResult result, PrintWriter out) {
    out.printf(
        "%-8s %s (%s)%n         %s%n",
        result.outcome(),
        result.check().id(),
        String.join(", ", result.check().clauses()),
        result.finding());
  }

  private static String counts(Certificate certificate) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = certificate.count(outcome);
      if (count > 0) {
        counts.add(count + " " + outcome.name().toLowerCase(Locale.ROOT));
      }
    }
    return certificate.results().size() + " checks: " + String.join(", ", counts);
  }
}
