package io.callrelay.simulator.script;

import java.time.Duration;
import java.util.Set;

/**
 * Reads a delay that is drawn: <code>{"kind":"uniform","minMs":100,"maxMs":900}</code> or <code>
 * {"kind":"lognormal","medianMs":200,"p95Ms":2000}</code>.
 */
final class DelayReader {
  private static final Set<String> UNIFORM = Set.of("kind", "minMs", "maxMs");
  private static final Set<String> LOGNORMAL = Set.of("kind", "medianMs", "sigma", "p95Ms");

  private DelayReader() {}

  static Delay read(StepFields fields) throws BadInput {
    String kind = fields.text("kind").orElse("");
    return switch (kind) {
      case "uniform" -> uniform(fields);
      case "lognormal" -> lognormal(fields);
      default -> {
        String path = fields.path("kind");
        throw new BadInput(path, path + " is uniform or lognormal, not \"" + kind + "\"");
      }
    };
  }

  private static Delay uniform(StepFields fields) throws BadInput {
    fields.only(UNIFORM);
    Duration least = millis(fields, "minMs", 0, 0);
    return Delay.uniform(least, millis(fields, "maxMs", -1, least.toMillis()));
  }

  private static Delay lognormal(StepFields fields) throws BadInput {
    fields.only(LOGNORMAL);
    Duration median = millis(fields, "medianMs", -1, 1);
    if (fields.has("sigma") == fields.has("p95Ms")) {
      String path = fields.path("sigma");
      throw new BadInput(path, path + " or " + fields.path("p95Ms") + " is needed, not both");
    }
    if (fields.has("p95Ms")) {
      return Delay.lognormal(median, millis(fields, "p95Ms", -1, median.toMillis()));
    }
    double sigma = fields.positive("sigma", 1);
    try {
      return new Delay.Lognormal(median, sigma);
    } catch (IllegalArgumentException e) {
      throw new BadInput(fields.path("sigma"), fields.path("sigma") + ": " + e.getMessage());
    }
  }

  /**
   * @param fallback below 0: the field is required
   */
  private static Duration millis(StepFields fields, String field, long fallback, long least)
      throws BadInput {
    if (fallback < 0 && !fields.has(field)) {
      throw new BadInput(fields.path(field), fields.path(field) + " is missing");
    }
    long most = Delay.LONGEST.toMillis();
    return Duration.ofMillis(fields.number(field, fallback, least, most));
  }
}
