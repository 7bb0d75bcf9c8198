package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Schedule.Since;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a script: <code>{"steps":[{"answer":"error","times":2},{"answer":"success"}]}</code>, one
 * with <code>phases</code>, or the name of one: <code>{"use":"lost-acknowledgement"}</code>.
 */
final class ScriptReader {
  private static final int MOST_STEPS = 1000;
  private static final int MOST_PHASES = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Set<String> WHOLE =
      Set.of("name", "description", "seed", "repeat", "steps", "phases", "since");
  private static final Set<String> USING = Set.of("use", "seed");
  private static final Set<String> PHASE = Set.of("for", "steps", "repeat", "refuseConnections");

  private final StepFields fields;
  private final JsonObject json;

  private ScriptReader(JsonObject json, String at) {
    this.json = json;
    this.fields = new StepFields(json, at);
  }

  static JsonObject object(String text, String example) throws BadInput {
    try {
      if (Json.decodeValue(text) instanceof JsonObject object) {
        return object;
      }
    } catch (DecodeException e) {
      throw new BadInput("body", "body is not JSON: " + where(String.valueOf(e.getMessage())));
    }
    throw new BadInput("steps", "a JSON object is wanted, such as " + example);
  }

  /** The parser's message with the place in it, and without the names of the parser's settings. */
  private static String where(String message) {
    return message
        .replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)]", "$1")
        .replaceAll("\\s+", " ");
  }

  /**
   * A script, or the name of one.
   *
   * @param known the scripts that have a name
   */
  static Script readOrUse(@Nullable Object value, String at, Map<String, Script> known)
      throws BadInput {
    if (value instanceof String name) {
      return named(name, at, known);
    }
    if (!(value instanceof JsonObject json)) {
      throw new BadInput(at, at + " is the name of a script, or an object with steps");
    }
    StepFields fields = new StepFields(json, at);
    if (!fields.has("use")) {
      return read(json, at);
    }
    fields.only(USING);
    Script script = named(fields.text("use").orElse(""), fields.path("use"), known);
    long seed = fields.number("seed", script.seed(), Long.MIN_VALUE, Long.MAX_VALUE);
    return seed == script.seed() ? script : script.withSeed(seed);
  }

  static Script named(String name, String at, Map<String, Script> known) throws BadInput {
    Script script = known.get(name);
    if (script == null) {
      String names = String.join(", ", new TreeSet<>(known.keySet()));
      throw new BadInput(at, "there is no script \"" + name + "\"; there are " + names);
    }
    return script;
  }

  static Script read(JsonObject json, String at) throws BadInput {
    return new ScriptReader(json, at).script();
  }

  static String name(String text, String at) throws BadInput {
    if (!NAME.matcher(text).matches()) {
      String form = " is 1 to 64 letters, digits, dots, dashes or underscores, not \"";
      throw new BadInput(at, at + form + text + "\"");
    }
    return text;
  }

  private Script script() throws BadInput {
    fields.only(WHOLE);
    Optional<String> name = fields.text("name");
    if (name.isPresent()) {
      name(name.get(), fields.path("name"));
    }
    String description = fields.text("description").orElse("");
    long seed = fields.number("seed", Script.DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE);
    return new Script(name, description, schedule(), seed, json.copy());
  }

  private Schedule schedule() throws BadInput {
    if (!fields.has("phases")) {
      if (fields.has("since")) {
        throw new BadInput(fields.path("since"), fields.path("since") + " goes with phases");
      }
      boolean repeat = fields.flag("repeat").orElse(false);
      return Schedule.of(new Phase(Optional.empty(), steps(fields), repeat, false));
    }
    if (fields.has("steps")) {
      throw new BadInput(fields.path("steps"), "a script has steps or phases, not both");
    }
    boolean repeat = fields.flag("repeat").orElse(false);
    List<Phase> phases = phases(repeat);
    Since since = since();
    if (since == Since.FIRST_ATTEMPT && phases.stream().anyMatch(Phase::refusesConnections)) {
      String path = fields.path("since");
      throw new BadInput(path, path + " is \"set\" where a phase refuses connections");
    }
    return new Schedule(phases, repeat, since);
  }

  private Since since() throws BadInput {
    String text = fields.text("since").orElse("set");
    return switch (text) {
      case "set" -> Since.SET;
      case "first-attempt" -> Since.FIRST_ATTEMPT;
      default -> {
        String path = fields.path("since");
        throw new BadInput(path, path + " is set or first-attempt, not \"" + text + "\"");
      }
    };
  }

  private List<Phase> phases(boolean repeat) throws BadInput {
    JsonArray array = fields.array("phases");
    if (array.isEmpty() || array.size() > MOST_PHASES) {
      String path = fields.path("phases");
      throw new BadInput(path, path + " holds 1 to " + MOST_PHASES + " phases");
    }
    List<Phase> phases = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String example = "{\"for\":\"PT30S\",\"steps\":[" + StepReader.EXAMPLE + "]}";
      boolean ends = repeat || i < array.size() - 1;
      phases.add(phase(fields.element(array, "phases", i, example), ends));
    }
    return phases;
  }

  private static Phase phase(StepFields phase, boolean ends) throws BadInput {
    phase.only(PHASE);
    Optional<Duration> length = phase.duration("for");
    boolean given = length.filter(time -> time.toMillis() > 0).isPresent();
    if (ends != given || length.isPresent() != given) {
      String path = phase.path("for");
      throw new BadInput(path, path + (ends ? " is needed: PT30S" : " has no place: it lasts"));
    }
    if (phase.flag("refuseConnections").orElse(false)) {
      return Phase.refusing(length);
    }
    return new Phase(length, steps(phase), phase.flag("repeat").orElse(false), false);
  }

  private static List<Step> steps(StepFields fields) throws BadInput {
    String path = fields.path("steps");
    if (!fields.has("steps")) {
      String example = "{\"steps\":[" + StepReader.EXAMPLE + "]}";
      throw new BadInput(path, path + " is a list of steps: " + example);
    }
    JsonArray array = fields.array("steps");
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      StepFields step = fields.element(array, "steps", i, StepReader.EXAMPLE);
      Step read = StepReader.read(step);
      int times = (int) step.number("times", 1, 1, MOST_STEPS);
      steps.addAll(Collections.nCopies(times, read));
    }
    if (steps.isEmpty() || steps.size() > MOST_STEPS) {
      throw new BadInput(path, path + " holds 1 to " + MOST_STEPS + " steps");
    }
    return steps;
  }
}
