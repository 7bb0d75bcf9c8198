package io.callrelay.simulator.script;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A step that is one of several, drawn in proportion to their weights.
 *
 * @param options at least one
 * @param perCall drawn once for each call instead of at each attempt
 */
public record Choice(List<Option> options, boolean perCall) implements Step {

  /**
   * One of several.
   *
   * @param weight above 0; only its proportion to the others' counts
   */
  public record Option(double weight, Step step) {
    public Option {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight is a number above 0, not " + weight);
      }
    }
  }

  public Choice {
    if (options.isEmpty()) {
      throw new IllegalArgumentException("a choice has at least one option");
    }
    options = List.copyOf(options);
  }

  /** Drawn at each attempt. */
  public static Choice of(Option... options) {
    return new Choice(List.of(options), false);
  }

  @Override
  public Answer draw(Turn turn) {
    double left = (perCall ? turn.callDice() : turn.dice()).nextDouble() * total();
    for (Option option : options) {
      left -= option.weight();
      if (left < 0) {
        return option.step().draw(turn);
      }
    }
    // The sum of the parts may be a rounding error less than the whole.
    return options.get(options.size() - 1).step().draw(turn);
  }

  @Override
  public String summary() {
    return options.stream()
        .map(option -> percent(option.weight()) + " % " + option.step().summary())
        .collect(Collectors.joining("; or ", "", perCall ? "; drawn once for each call" : ""));
  }

  private double percent(double weight) {
    return Math.round(1000 * weight / total()) / 10.0;
  }

  private double total() {
    return options.stream().mapToDouble(Option::weight).sum();
  }
}
