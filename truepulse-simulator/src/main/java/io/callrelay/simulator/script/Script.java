package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Schedule.Since;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What calls get, in turn. Immutable: where each call stands is kept where the script is used.
 *
 * @param name by which it can be used; empty for one that was made for its place
 * @param description for people, may be ""
 * @param schedule the steps and when they hold
 * @param seed of everything drawn, default {@link #DEFAULT_SEED}
 * @param source the script as JSON, which reads back as the same script
 */
public record Script(
    Optional<String> name, String description, Schedule schedule, long seed, JsonObject source) {
  /** A script without a seed draws the same each time, too. */
  static final long DEFAULT_SEED = 1;

  /** Steps that follow one another; the last one repeats. */
  public static Script of(List<? extends Step> steps) {
    Schedule schedule = Schedule.of(Phase.lasting(steps));
    JsonObject source = new JsonObject().put("steps", ScriptJson.steps(steps));
    return new Script(Optional.empty(), "", schedule, DEFAULT_SEED, source);
  }

  /** The same with other dice. */
  public Script withSeed(long other) {
    JsonObject changed = source.copy().put("seed", other);
    return new Script(name, description, schedule, other, changed);
  }

  /** The phases begin for each call at its first attempt, whenever the script was set. */
  Script sinceFirstAttempt() {
    Schedule perCall = new Schedule(schedule.phases(), schedule.repeat(), Since.FIRST_ATTEMPT);
    return new Script(name, description, perCall, seed, source);
  }

  /** Whether it closes the webhook port at some time, for all who use it. */
  public boolean refusesConnections() {
    return schedule.refusesConnections();
  }

  /** The steps in words, one line each; equal ones in a row are one line. */
  public List<String> words() {
    List<String> lines = new ArrayList<>();
    for (Phase phase : schedule.phases()) {
      phase.length().ifPresent(length -> lines.add("for " + length + ":"));
      if (phase.refusesConnections()) {
        lines.add("connections refused");
      } else {
        lines.addAll(words(phase));
      }
    }
    if (schedule.repeat()) {
      lines.add("and again from the first phase");
    }
    return Collections.unmodifiableList(lines);
  }

  private static List<String> words(Phase phase) {
    List<String> lines = new ArrayList<>();
    List<Step> steps = phase.steps();
    for (int i = 0; i < steps.size(); ) {
      int same = i;
      while (same < steps.size() && steps.get(same).equals(steps.get(i))) {
        same++;
      }
      lines.add(steps.get(i).summary() + (same - i > 1 ? ", " + (same - i) + " times" : ""));
      i = same;
    }
    if (phase.repeat()) {
      lines.add("and again from the first step");
    }
    return lines;
  }
}
