package io.callrelay.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What all experiments of a run came to.
 *
 * @param machine on which it ran, and what else was on it
 */
record Report(Instant begun, String machine, List<Outcome> outcomes) {
  private static final String HEAD =
      """
      <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Proof</title><style>
      :root { color-scheme: light dark }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
      section { border-top: 1px solid #8886; margin-top: 2rem }
      figure { margin: 1rem 0 } svg { width: 100%; height: auto; background: #8881 }
      polyline { fill: none; stroke: #2a6fdb; stroke-width: 2 } rect { fill: #d33; opacity: .18 }
      table { border-collapse: collapse } td, th { text-align: left; padding: .2rem .8rem .2rem 0; vertical-align: top }
      .HELD, .true { color: #1a7f37 } .BROKEN, .VOID, .false { color: #cf222e; font-weight: 600 }
      </style></head><body><h1>What the relay promises, under faults</h1>
      """;

  /** Writes {@code proof.json} and {@code proof.html}. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(directory.resolve("proof.json").toFile(), content());
    Files.writeString(directory.resolve("proof.html"), html());
  }

  private Map<String, Object> content() {
    return Map.of(
        "begun",
        begun.toString(),
        "machine",
        machine,
        "results",
        outcomes.stream().collect(Collectors.toMap(Outcome::experiment, Outcome::result)),
        "experiments",
        outcomes);
  }

  private String html() {
    return HEAD
        + "<p>Begun %s on %s. Seed %d repeats the random moments.</p>"
            .formatted(begun, escaped(machine), outcomes.get(0).seed())
        + outcomes.stream().map(Report::section).collect(Collectors.joining())
        + "</body></html>\n";
  }

  private static String section(Outcome outcome) {
    Chart chart = new Chart(outcome);
    return """
        <section><h2>%s: <span class="%s">%s</span></h2><p>%s.</p>
        <table>%s</table>%s%s%s<details><summary>Figures</summary><table>%s</table></details></section>
        """
        .formatted(
            escaped(outcome.experiment()),
            outcome.result(),
            outcome.result(),
            escaped(outcome.what()),
            outcome.checks().stream().map(Report::row).collect(Collectors.joining()),
            chart.of("Calls acknowledged", Sample::acknowledged),
            chart.of("Backlog: acknowledged, and not yet at True Pulse", Sample::backlog),
            chart.of("Slowest answer to telephony, ms", Sample::slowestMillis),
            outcome.figures().entrySet().stream()
                .map(
                    figure ->
                        "<tr><td>%s</td><td>%s</td></tr>"
                            .formatted(escaped(figure.getKey()), escaped(figure.getValue())))
                .collect(Collectors.joining()));
  }

  private static String row(Check check) {
    return "<tr><th>%s</th><td class=\"%b\">%s</td><td>%s</td></tr>"
        .formatted(
            escaped(check.part()),
            check.holds(),
            check.holds() ? "held" : "did not hold",
            escaped(check.says()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
