package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Choice.Option;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one step of a script from JSON: an answer, or a choice among several. */
final class StepReader {
  static final String EXAMPLE = "{\"answer\":\"success\"}";
  private static final int MOST_OPTIONS = 100;
  private static final Set<String> DRAWN = Set.of("delay", "retryAfterDateIn", "weight", "times");
  private static final Set<String> CHOOSING = Set.of("choose", "perCall", "times", "weight");
  private static final Set<String> KNOWN = known();

  private final StepFields fields;

  private StepReader(StepFields fields) {
    this.fields = fields;
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(AnswerReader.KNOWN);
    known.addAll(FaultReader.KNOWN);
    known.addAll(DRAWN);
    known.add("choose");
    return Set.copyOf(known);
  }

  static Step read(StepFields fields) throws BadInput {
    return new StepReader(fields).read();
  }

  private Step read() throws BadInput {
    if (fields.has("choose")) {
      fields.only(CHOOSING);
      return choice();
    }
    fields.only(KNOWN);
    Step step = new AnswerReader(fields).read();
    Optional<Duration> date = fields.duration("retryAfterDateIn");
    Step dated = date.isPresent() ? step.withRetryAfterDateIn(date.get()) : step;
    return fields.has("delay") ? dated.delayedBy(DelayReader.read(fields.inside("delay"))) : dated;
  }

  private Step choice() throws BadInput {
    JsonArray array = fields.array("choose");
    if (array.isEmpty() || array.size() > MOST_OPTIONS) {
      String path = fields.path("choose");
      throw new BadInput(path, path + " holds 1 to " + MOST_OPTIONS + " steps with a weight");
    }
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      StepFields option = fields.element(array, "choose", i, EXAMPLE);
      options.add(new Option(option.positive("weight", 1), read(option)));
    }
    return new Choice(options, fields.flag("perCall").orElse(false));
  }
}
