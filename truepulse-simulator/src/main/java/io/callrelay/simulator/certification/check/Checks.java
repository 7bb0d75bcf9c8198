package io.callrelay.simulator.certification.check;

import io.callrelay.simulator.certification.run.Check;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All checks, by the ids of the plan. */
public final class Checks {
  private Checks() {}

  /** Unmodifiable. */
  public static Map<String, Check> all() {
    Map<String, Check> all = new LinkedHashMap<>();
    List.of(
            TriggerChecks.all(),
            RequestChecks.all(),
            PayloadChecks.all(),
            SuccessChecks.all(),
            RetryChecks.all(),
            SpacingChecks.all(),
            IdempotencyChecks.all(),
            IndependenceChecks.all(),
            OutageChecks.all(),
            SupportChecks.all())
        .forEach(all::putAll);
    return Map.copyOf(all);
  }
}
