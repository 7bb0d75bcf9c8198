package io.callrelay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What was measured.
 *
 * @param measures one line each
 * @param steady for the plot; none when that was not measured
 * @param balanced whether every accepted call reached True Pulse, and the ledger says so
 */
record Result(List<Measure> measures, List<Steady> steady, boolean balanced) {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 160;

  String table() {
    return measures.stream()
        .map(
            measure ->
                "%-3s %-46s %-52s goal %-20s %s"
                    .formatted(
                        measure.id(),
                        measure.what(),
                        measure.says(),
                        measure.goal(),
                        measure.reached() ? "reached" : "not reached"))
        .collect(Collectors.joining("\n", "\n" + machine() + "\n", "\nbooks: " + books() + "\n"));
  }

  private String books() {
    return balanced
        ? "balanced: every accepted call reached True Pulse, and the ledger says so"
        : "VOID: they do not balance";
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%d cores, load average %.1f at the end, Java %s, %s; load, relay, broker, MariaDB and True Pulse on it together"
        .formatted(
            runtime.availableProcessors(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            System.getProperty("java.version"),
            System.getProperty("os.name"));
  }

  /** Writes {@code bench.json} and {@code bench.html}. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("machine", machine());
    content.put("balanced", balanced);
    content.put("measures", measures);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(directory.resolve("bench.json").toFile(), content);
    Files.writeString(directory.resolve("bench.html"), html());
  }

  private String html() {
    String rows =
        measures.stream()
            .map(
                measure ->
                    "<tr><th>%s<td>%s<td>%s<td>%s<td>%s"
                        .formatted(
                            measure.id(),
                            measure.what(),
                            measure.says(),
                            measure.goal().replace("<", "&lt;"),
                            measure.reached() ? "reached" : "not reached"))
            .collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title><style>
    :root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto }
    td, th { text-align: left; padding: .2rem 1rem .2rem 0 } svg { width: 100%%; height: auto; background: #8881 }
    polyline { fill: none; stroke: #2a6fdb; stroke-width: 2 } .b { stroke: #d97706 } text { font-size: 11px; fill: #888 }
    </style></head><body><h1>Benchmark</h1><p>%s. Books %s.</p><table>%s</table>%s</body></html>
    """
        .formatted(
            machine(),
            books(),
            rows,
            steady.stream().map(Result::plot).collect(Collectors.joining()));
  }

  /** Latency by percentile, 50 to 99.9, and what arrived in each second. */
  private static String plot(Steady steady) {
    Histogram accept = steady.books().acceptMicros();
    double top =
        Math.max(
            accept.getValueAtPercentile(99.9), steady.arrivalMicros().getValueAtPercentile(99.9));
    Collection<Integer> arrived = steady.arrivedBySecond().values();
    return """
    <h2>Latency by percentile, 50 to 99.9; at most %.1f ms (blue: due to 202, orange: 202 to there)</h2>
    <svg viewBox="0 0 %d %d">%s%s</svg>
    <h2>Calls that reached True Pulse, in each second; at most %d</h2><svg viewBox="0 0 %d %d">%s</svg>
    """
        .formatted(
            top / 1000,
            WIDTH,
            HEIGHT,
            line("a", percentiles(accept), top),
            line("b", percentiles(steady.arrivalMicros()), top),
            arrived.stream().mapToInt(Integer::intValue).max().orElse(0),
            WIDTH,
            HEIGHT,
            line(
                "a",
                arrived.stream().map(Integer::doubleValue).toList(),
                arrived.stream().mapToInt(Integer::intValue).max().orElse(1)));
  }

  private static List<Double> percentiles(Histogram micros) {
    return java.util.stream.IntStream.rangeClosed(0, 499)
        .mapToObj(step -> (double) micros.getValueAtPercentile(50 + step / 10.0))
        .toList();
  }

  private static String line(String kind, List<Double> values, double top) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      double x = values.size() == 1 ? 0 : (double) i / (values.size() - 1) * WIDTH;
      points.append("%.1f,%.1f ".formatted(x, HEIGHT - values.get(i) / top * HEIGHT));
    }
    return "<polyline class='%s' points='%s'/>".formatted(kind, points.toString().strip());
  }
}
