package io.callrelay.simulator.certification.plan;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.Level;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads the checks of the plan for one profile at one pace. */
final class PlanReader {
  private static final String SHARED = "shared:";

  private final RunProfile profile;
  private final Tempo tempo;
  private final Times times;

  PlanReader(RunProfile profile, Tempo tempo, Times times) {
    this.profile = profile;
    this.tempo = tempo;
    this.times = times;
  }

  List<PlannedCheck> module(JsonObject module) {
    String name = module.getString("name");
    Stage stage = Stage.valueOf(module.getString("stage").toUpperCase(Locale.ROOT));
    Duration usual = wait(module);
    return module.getJsonArray("checks").stream()
        .map(JsonObject.class::cast)
        .map(check -> check(check, name, stage, usual))
        .toList();
  }

  private PlannedCheck check(JsonObject check, String module, Stage stage, Duration usual) {
    Duration wait = check.containsKey("wait") ? wait(check) : usual;
    CheckDescription words =
        new CheckDescription(
            check.getString("id"),
            module,
            check.getString("title"),
            check.getJsonArray("clauses").stream().map(String.class::cast).toList(),
            Level.valueOf(check.getString("level").toUpperCase(Locale.ROOT)),
            check.getString("does"),
            check.getString("expects"),
            wait.plus(times.quiet()));
    return new PlannedCheck(words, stage, wait, observing(check));
  }

  private Duration wait(JsonObject of) {
    int seconds = of.getJsonObject("wait").getInteger(profile.word());
    return tempo.paced(Duration.ofSeconds(seconds));
  }

  private static Observing observing(JsonObject check) {
    String how = check.getString("observe", "");
    if (how.startsWith(SHARED)) {
      return new Observing.Shared(how.substring(SHARED.length()));
    }
    return switch (how) {
      case "asked" -> new Observing.Asked();
      case "own" -> new Observing.OwnCall(false);
      case "full" -> new Observing.OwnCall(true);
      case "" -> new Observing.Not(check.getString("notObserved"));
      default -> throw new IllegalStateException(check.getString("id") + ": observe is " + how);
    };
  }
}
