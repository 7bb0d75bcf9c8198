package io.callrelay.simulator.script;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A time that differs from answer to answer. At most {@link #LONGEST}. */
public sealed interface Delay {
  Duration LONGEST = Duration.ofHours(24);

  /** A time of this distribution, to the millisecond. */
  Duration draw(RandomGenerator dice);

  /** For people. */
  String words();

  /** Every time from the least to the most is as likely as any other. */
  static Delay uniform(Duration least, Duration most) {
    return new Uniform(least, most);
  }

  /** Half of the times are below the median, and 95 of 100 below the second. */
  static Delay lognormal(Duration median, Duration p95) {
    return new Lognormal(median, Lognormal.sigma(median, p95));
  }

  /** Both ends are included. */
  record Uniform(Duration least, Duration most) implements Delay {
    public Uniform {
      if (least.isNegative() || least.compareTo(most) > 0 || most.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a delay goes from 0 up to 24 hours");
      }
    }

    @Override
    public Duration draw(RandomGenerator dice) {
      return Duration.ofMillis(dice.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    @Override
    public String words() {
      return least + " to " + most;
    }
  }

  /**
   * As answers of real servers are: most near the median, a few far above.
   *
   * @param sigma the deviation of the logarithm; 0.5 puts 95 of 100 below 2.3 times the median
   */
  record Lognormal(Duration median, double sigma) implements Delay {
    private static final double Z95 = 1.6448536269514722;

    public Lognormal {
      if (median.toMillis() < 1 || median.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a median goes from 1 millisecond up to 24 hours");
      }
      if (!(sigma >= 0 && sigma <= 10)) {
        throw new IllegalArgumentException("sigma goes from 0 up to 10, not " + sigma);
      }
    }

    static double sigma(Duration median, Duration p95) {
      return Math.log((double) p95.toMillis() / Math.max(1, median.toMillis())) / Z95;
    }

    @Override
    public Duration draw(RandomGenerator dice) {
      double millis = median.toMillis() * Math.exp(sigma * dice.nextGaussian());
      return Duration.ofMillis(Math.round(Math.min(millis, (double) LONGEST.toMillis())));
    }

    @Override
    public String words() {
      return "about " + median + " (lognormal, sigma " + Math.round(sigma * 1000) / 1000.0 + ")";
    }
  }
}
