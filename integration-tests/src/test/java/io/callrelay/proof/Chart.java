package io.callrelay.proof;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A small drawing of how something changed, with the faults behind it. */
final class Chart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 110;

  private final Outcome outcome;
  private final double seconds;

  Chart(Outcome outcome) {
    this.outcome = outcome;
    this.seconds = Math.max(1, outcome.samples().stream().mapToDouble(Sample::at).max().orElse(1));
  }

  /** As SVG. */
  String of(String title, ToDoubleFunction<Sample> value) {
    List<Sample> samples = outcome.samples();
    double top = Math.max(1, samples.stream().mapToDouble(value).max().orElse(1));
    String line =
        samples.stream()
            .map(sample -> at(x(sample.at()), HEIGHT - value.applyAsDouble(sample) / top * HEIGHT))
            .collect(Collectors.joining(" "));
    return """
        <figure><figcaption>%s <small>(at most %,.0f; %,.0f s)</small></figcaption>
        <svg viewBox="0 0 %d %d" role="img" aria-label="%s">%s<polyline points="%s"/></svg></figure>
        """
        .formatted(title, top, seconds, WIDTH, HEIGHT, title, faults(), line);
  }

  private String faults() {
    return outcome.faults().stream()
        .map(
            fault ->
                "<rect x='%s' y='0' width='%s' height='%d'><title>%s</title></rect>"
                    .formatted(
                        number(x(fault.from())),
                        number(Math.max(1, x(fault.to()) - x(fault.from()))),
                        HEIGHT,
                        fault.what()))
        .collect(Collectors.joining());
  }

  private double x(double second) {
    return second / seconds * WIDTH;
  }

  private static String at(double x, double y) {
    return number(x) + "," + number(y);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
