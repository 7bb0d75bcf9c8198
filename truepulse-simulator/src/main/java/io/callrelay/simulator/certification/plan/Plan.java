package io.callrelay.simulator.certification.plan;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All checks, in the order in which they are reported.
 *
 * @param times of the profile that was chosen
 * @param checks every check of the plan
 */
public record Plan(Times times, List<PlannedCheck> checks) {
  private static final String RESOURCE = "/io/callrelay/simulator/certification/plan.json";

  public Plan {
    checks = List.copyOf(checks);
  }

  /**
   * The plan that comes with the suite.
   *
   * @param tempo how patiently
   */
  public static Plan of(RunProfile profile, Tempo tempo) {
    JsonObject plan = read();
    Times times = Times.read(plan.getJsonObject("profiles").getJsonObject(profile.word()), tempo);
    PlanReader reader = new PlanReader(profile, tempo, times);
    List<PlannedCheck> checks = new ArrayList<>();
    for (Object module : plan.getJsonArray("modules")) {
      checks.addAll(reader.module((JsonObject) module));
    }
    return new Plan(times, checks);
  }

  private static JsonObject read() {
    try (InputStream resource = Plan.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the plan is not in the jar: " + RESOURCE);
      }
      return new JsonObject(Buffer.buffer(resource.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", e);
    }
  }

  /** Every check in words. */
  public List<CheckDescription> descriptions() {
    return checks.stream().map(PlannedCheck::words).toList();
  }

  /**
   * Complains of ids that no check has.
   *
   * @throws IllegalArgumentException with all ids that there are
   */
  public void requireKnown(Collection<String> ids) {
    Set<String> known = checks.stream().map(PlannedCheck::id).collect(Collectors.toSet());
    List<String> unknown = ids.stream().filter(id -> !known.contains(id)).sorted().toList();
    if (!unknown.isEmpty()) {
      String all = checks.stream().map(PlannedCheck::id).collect(Collectors.joining("\n  "));
      throw new IllegalArgumentException(
          "no check is called " + String.join(", ", unknown) + "; there are:\n  " + all);
    }
  }
}
