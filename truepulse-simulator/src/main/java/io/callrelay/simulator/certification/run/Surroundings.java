package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.plan.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What all checks of a run share.
 *
 * @param calls how calls come about, and where they arrive
 * @param times of the profile
 * @param clock for evidence; waiting goes by {@link System#nanoTime}
 * @param relayApi when the integration is the relay of this project
 * @param audience who looks on
 */
record Surroundings(
    Calls calls, Times times, Clock clock, Optional<RelayApi> relayApi, Audience audience) {

  /**
   * Where calls come from and arrive.
   *
   * @param vendor True Pulse
   * @param source makes the calls
   * @param factory gives each call values of its own
   */
  record Calls(Vendor vendor, CallSource source, CallFactory factory) {}

  /**
   * Those who look on.
   *
   * @param progress is told
   * @param person is asked
   * @param patience how long to wait for the person
   */
  record Audience(Progress progress, Person person, Duration patience) {}
}
