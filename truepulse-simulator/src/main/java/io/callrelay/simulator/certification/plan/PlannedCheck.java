package io.callrelay.simulator.certification.plan;

import io.callrelay.simulator.certification.result.CheckDescription;
import java.time.Duration;

/**
 * One check of the plan with its times.
 *
 * @param words what it is, for people; its limit has {@code patience} and the time of watching in
 *     it
 * @param stage when it runs
 * @param patience how long it waits for the webhooks that it needs
 * @param observing how it goes when a person makes the calls
 */
public record PlannedCheck(
    CheckDescription words, Stage stage, Duration patience, Observing observing) {

  public String id() {
    return words.id();
  }
}
