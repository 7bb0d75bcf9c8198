package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Attempt;
import io.callrelay.simulator.certification.report.words.Times;
import io.callrelay.simulator.certification.result.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The attempts of a check on a line of time, where their spacing can be seen at a glance. */
final class AttemptChart {
  private static final int WIDTH = 640;
  private static final int EDGE = 8;
  private static final int LINE = 14;

  private AttemptChart() {}

  /** Empty when there are fewer than three attempts: two have no rhythm. */
  static Optional<Element> of(CheckResult result) {
    List<Attempt> attempts =
        Attempt.in(result.evidence()).stream().flatMap(Optional::stream).toList();
    if (attempts.size() < 3) {
      return Optional.empty();
    }
    Attempt first = attempts.get(0);
    Duration whole = Duration.between(first.at(), attempts.get(attempts.size() - 1).at());
    String words = attempts.size() + " attempts in " + Times.words(whole);
    Element chart =
        Element.of("svg", "attempts")
            .with("viewBox", "0 0 " + WIDTH + " 28")
            .with("role", "img")
            .with("aria-label", words)
            .add(line());
    for (Attempt attempt : attempts) {
      chart.add(dot(Duration.between(first.at(), attempt.at()), whole));
    }
    return Optional.of(
        Element.of("figure").add(chart).add(Element.of("figcaption").text(words + ", to scale")));
  }

  private static Element line() {
    return Element.of("line")
        .with("x1", Integer.toString(EDGE))
        .with("x2", Integer.toString(WIDTH - EDGE))
        .with("y1", Integer.toString(LINE))
        .with("y2", Integer.toString(LINE));
  }

  private static Element dot(Duration at, Duration whole) {
    long span = Math.max(1, whole.toMillis());
    long x = EDGE + at.toMillis() * (WIDTH - 2 * EDGE) / span;
    return Element.of("circle")
        .with("cx", Long.toString(x))
        .with("cy", Integer.toString(LINE))
        .with("r", "5");
  }
}
