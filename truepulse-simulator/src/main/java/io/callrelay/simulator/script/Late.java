package io.callrelay.simulator.script;

/** A step with a delay that differs from answer to answer; it replaces the step's own. */
record Late(Step step, Delay delay) implements Step {
  @Override
  public Answer draw(Turn turn) {
    return step.draw(turn).delayedBy(delay.draw(turn.dice()));
  }

  @Override
  public String summary() {
    return step.summary() + ", after " + delay.words();
  }
}
