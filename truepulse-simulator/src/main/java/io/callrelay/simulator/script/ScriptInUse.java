package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Schedule.Position;
import io.callrelay.simulator.script.Schedule.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A script at its place, and where each call stands in it. Places are remembered for the calls that
 * came last only, so that a long run does not fill the memory; a call forgotten starts again.
 */
final class ScriptInUse {
  private static final int REMEMBERED_CALLS = 200_000;

  private final Script script;
  private final Instant since;
  private final Map<String, Place> places = new LastUsed();
  private long used;

  ScriptInUse(Script script, Instant since) {
    this.script = script;
    this.since = since;
  }

  /**
   * Where a call stands.
   *
   * @param begin its first attempt
   * @param taken steps taken in that phase
   * @param attempts steps taken at all
   */
  private record Place(Instant begin, Position position, long taken, long attempts) {
    Place next(Position now) {
      return new Place(begin, now, now.equals(position) ? taken + 1 : 1, attempts + 1);
    }
  }

  Answer next(String callId, Instant now) {
    used++;
    List<Phase> phases = script.schedule().phases();
    if (phases.size() == 1
        && phases.get(0).steps().size() == 1
        && phases.get(0).steps().get(0) instanceof Answer only) {
      return only;
    }
    Place before = places.computeIfAbsent(callId, first -> new Place(now, Position.START, 0, 0));
    Place place = before.next(position(before.begin(), now));
    places.put(callId, place);
    Step step = phases.get(place.position().phase()).step(place.taken() - 1);
    return step.draw(Turn.of(script.seed(), callId, before.attempts(), now));
  }

  private Position position(Instant begin, Instant now) {
    Schedule schedule = script.schedule();
    Instant from = schedule.since() == Since.SET ? since : begin;
    return schedule.at(Duration.between(from, now));
  }

  boolean refusesConnections(Instant now) {
    return script.refusesConnections()
        && script.schedule().phases().get(position(since, now).phase()).refusesConnections();
  }

  Script script() {
    return script;
  }

  Instant since() {
    return since;
  }

  long used() {
    return used;
  }

  private static final class LastUsed extends LinkedHashMap<String, Place> {
    private static final long serialVersionUID = 1;

    LastUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
      return size() > REMEMBERED_CALLS;
    }
  }
}
