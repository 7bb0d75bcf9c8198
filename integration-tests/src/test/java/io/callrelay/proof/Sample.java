package io.callrelay.proof;

/**
 * How things stood at a moment.
 *
 * @param at seconds since the begin of the experiment
 * @param acknowledged calls that the relay had taken upon itself
 * @param delivered calls that True Pulse had
 * @param slowestMillis the slowest answer to telephony since the sample before, in milliseconds
 * @param trouble whether the relay said that something is wrong
 */
record Sample(double at, int acknowledged, long delivered, long slowestMillis, boolean trouble) {
  long backlog() {
    return Math.max(0, acknowledged - delivered);
  }

  @Override
  public String toString() {
    return "%d acknowledged, %d delivered, %d wait%s"
        .formatted(acknowledged, delivered, backlog(), trouble ? "; the relay says: trouble" : "");
  }
}
