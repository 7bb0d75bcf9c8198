package io.callrelay.proof;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small drawing of how something changed, with the faults behind it. */
final class Chart {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 110;
  private static final int LEFT = 56;
  private static final int BELOW = 20;
  private static final int TICKS = 6;

  /** Samples over which a rate is taken. */
  private static final int SMOOTH = 4;

  private final Outcome outcome;
  private final double seconds;

  Chart(Outcome outcome) {
    this.outcome = outcome;
    this.seconds = Math.max(1, outcome.samples().stream().mapToDouble(Sample::at).max().orElse(1));
  }

  private record Point(double at, double value) {}

  /** How a figure changed, as SVG. */
  String of(String title, ToDoubleFunction<Sample> value) {
    return drawing(
        title,
        outcome.samples().stream()
            .map(sample -> new Point(sample.at(), value.applyAsDouble(sample)))
            .toList());
  }

  /** How much a sum grew in a second, as SVG. */
  String rateOf(String title, ToDoubleFunction<Sample> sum) {
    List<Sample> samples = outcome.samples();
    return drawing(
        title,
        IntStream.range(SMOOTH, samples.size())
            .mapToObj(i -> rate(samples.get(i - SMOOTH), samples.get(i), sum))
            .toList());
  }

  private static Point rate(Sample earlier, Sample later, ToDoubleFunction<Sample> sum) {
    double time = Math.max(0.1, later.at() - earlier.at());
    return new Point(later.at(), (sum.applyAsDouble(later) - sum.applyAsDouble(earlier)) / time);
  }

  private String drawing(String title, List<Point> points) {
    double top = Math.max(1, points.stream().mapToDouble(Point::value).max().orElse(1));
    String line =
        points.stream()
            .map(point -> at(x(point.at()), HEIGHT - point.value() / top * HEIGHT))
            .collect(Collectors.joining(" "));
    return """
    <figure><figcaption>%s</figcaption>
    <svg viewBox="0 -8 %d %d" role="img" aria-label="%s">%s%s<polyline points="%s"/></svg></figure>
    """
        .formatted(
            title, LEFT + WIDTH + LEFT / 2, HEIGHT + BELOW + 8, title, faults(), axes(top), line);
  }

  private String axes(double top) {
    String ticks =
        IntStream.rangeClosed(0, TICKS)
            .mapToObj(tick -> tick * seconds / TICKS)
            .map(
                second ->
                    "<text class='x' x='%s' y='%d'>%.0f s</text>"
                        .formatted(number(x(second)), HEIGHT + BELOW - 4, second))
            .collect(Collectors.joining());
    return """
    <path d='M%1$d 0V%2$dH%3$d'/><text class='y' x='%4$d' y='8'>%5$s</text>\
    <text class='y' x='%4$d' y='%2$d'>0</text>%6$s\
    """
        .formatted(
            LEFT, HEIGHT, LEFT + WIDTH, LEFT - 6, String.format(Locale.ROOT, "%,.0f", top), ticks);
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
    return LEFT + second / seconds * WIDTH;
  }

  private static String at(double x, double y) {
    return number(x) + "," + number(y);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
