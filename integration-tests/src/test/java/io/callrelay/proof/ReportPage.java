package io.callrelay.proof;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a page to be read, in one file. */
record ReportPage(Report report) {
  private static final String HEAD =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Proof</title><style>
      :root { color-scheme: light dark }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
      section { border-top: 1px solid #8886; margin-top: 2rem }
      figure { margin: 1rem 0 } figcaption { font-weight: 600 } svg { width: 100%; height: auto }
      polyline { fill: none; stroke: #2a6fdb; stroke-width: 1.5 } rect { fill: #d33; opacity: .18 }
      path { fill: none; stroke: #888 } text { font-size: 11px; fill: #888 }
      .x { text-anchor: middle } .y { text-anchor: end }
      table { border-collapse: collapse } td, th { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top }
      .all { width: 100% } .all tr { border-top: 1px solid #8884 } .all td:nth-child(n+4) { text-align: right }
      .HELD, .true { color: #1a7f37 } .BROKEN, .VOID, .false { color: #cf222e; font-weight: 600 }
      </style></head><body><h1>What the relay promises, under faults</h1>
      """;

  private static final String LEGEND =
      """
      <details open><summary>What is looked at</summary><table>
      <tr><th>I1<td>Every acknowledged call reached SUCCESS at True Pulse.
      <tr><th>I2<td>The ledger says DELIVERED of a call if, and only if, True Pulse said SUCCESS to it.
      <tr><th>I3<td>No call is sent again after it arrived, but for attempts whose outcome nobody could know.
      <tr><th>I4<td>The backlog is gone within a stated time after the fault.
      <tr><th>I5<td>Without a hand being moved; heap, threads and handles are back to what they were.
      <tr><th>I6<td>Metrics showed the fault within 15 s, and its end within 30 s.
      </table><p>HELD: all that was looked at held. BROKEN: something did not. VOID: the experiment went wrong,
      or its books do not balance, and it shows nothing. In the drawings the fault is red.</p></details>
      """;

  String html() {
    return HEAD
        + "<p>Begun %s on %s. <code>--seed %d</code> repeats the random moments.</p>"
            .formatted(
                report.begun().truncatedTo(ChronoUnit.SECONDS),
                escaped(report.machine()),
                report.seed())
        + "<p><b>%d held, %d broken, %d void.</b></p>"
            .formatted(
                report.count(Outcome.Result.HELD),
                report.count(Outcome.Result.BROKEN),
                report.count(Outcome.Result.VOID))
        + report.leftOut().stream()
            .map(why -> "<p>Left out: %s.</p>".formatted(escaped(why)))
            .collect(Collectors.joining())
        + table()
        + LEGEND
        + report.outcomes().stream().map(ReportPage::section).collect(Collectors.joining())
        + "</body></html>\n";
  }

  private String table() {
    return report.outcomes().stream()
        .map(
            outcome ->
                """
                <tr><td><a href="#%1$s">%1$s</a><td class="%2$s">%2$s<td>%3$s<td>%4$s<td>%5$s<td>%6$s
                """
                    .formatted(
                        escaped(outcome.experiment()),
                        outcome.result(),
                        escaped(outcome.what()),
                        figure(outcome, "acknowledged"),
                        figure(outcome, "sent twice"),
                        figure(outcome, "backlog gone after")))
        .collect(
            Collectors.joining(
                "",
                "<table class=\"all\"><tr><th>experiment<th>result<th>what<th>acknowledged"
                    + "<th>sent twice<th>backlog gone after",
                "</table>"));
  }

  private static String figure(Outcome outcome, String name) {
    return escaped(outcome.figures().getOrDefault(name, "–"));
  }

  private static String section(Outcome outcome) {
    Chart chart = new Chart(outcome);
    String charts =
        outcome.samples().isEmpty()
            ? ""
            : chart.rateOf("Calls acknowledged in a second", Sample::acknowledged)
                + chart.rateOf("Calls delivered in a second", Sample::delivered)
                + chart.of("Backlog: acknowledged, and not yet at True Pulse", Sample::backlog)
                + chart.of("Slowest answer to telephony, ms", Sample::slowestMillis);
    return """
    <section id="%s"><h2>%s: <span class="%s">%s</span></h2><p>%s.</p>
    <table>%s</table>%s<table>%s</table></section>
    """
        .formatted(
            escaped(outcome.experiment()),
            escaped(outcome.experiment()),
            outcome.result(),
            outcome.result(),
            escaped(outcome.what()),
            checks(outcome),
            charts,
            figures(outcome.figures()));
  }

  private static String checks(Outcome outcome) {
    return outcome.checks().stream()
        .sorted(Comparator.comparing(Check::part))
        .map(
            check ->
                "<tr><th>%s</th><td class=\"%b\">%s</td><td>%s</td></tr>"
                    .formatted(
                        escaped(check.part()),
                        check.holds(),
                        check.holds() ? "held" : "did not hold",
                        escaped(check.says())))
        .collect(Collectors.joining());
  }

  private static String figures(Map<String, String> figures) {
    return figures.entrySet().stream()
        .map(
            figure ->
                "<tr><td>%s</td><td>%s</td></tr>"
                    .formatted(escaped(figure.getKey()), escaped(figure.getValue())))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
