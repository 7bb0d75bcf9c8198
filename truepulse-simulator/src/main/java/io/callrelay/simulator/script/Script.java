package io.callrelay.simulator.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps in order. Each call has its own place in them, and the last step repeats. Places are
 * remembered for the calls that came last only, so that a long run does not fill the memory; a call
 * forgotten starts again.
 */
public final class Script {
  private static final int REMEMBERED_CALLS = 200_000;

  private final List<Answer> steps;
  private final Map<String, Integer> places = new LastUsed();

  Script(List<Answer> steps) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a script has at least one step");
    }
    this.steps = List.copyOf(steps);
  }

  public List<Answer> steps() {
    return steps;
  }

  Answer next(String callId) {
    if (steps.size() == 1) {
      return steps.get(0);
    }
    int taken = places.merge(callId, 1, (before, one) -> Math.min(before + one, steps.size()));
    return steps.get(taken - 1);
  }

  private static final class LastUsed extends LinkedHashMap<String, Integer> {
    private static final long serialVersionUID = 1;

    LastUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > REMEMBERED_CALLS;
    }
  }
}
