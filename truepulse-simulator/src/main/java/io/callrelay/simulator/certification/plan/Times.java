package io.callrelay.simulator.certification.plan;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How long the checks of a profile take their time, with the tempo in it already.
 *
 * @param quiet how long it is watched that nothing more comes
 * @param prompt a webhook later than this after the call is late
 * @param atOnce a webhook later than this was not sent at once
 * @param slow how long a slow answer takes
 * @param outage how long the endpoint is away
 * @param outageCalls how many calls end meanwhile
 * @param retries how often a call is refused to see whether it keeps coming
 * @param room how long attempts are counted to see whether they leave room
 * @param retryAfter what the integration is told to wait; whole seconds, at least one
 */
public record Times(
    Duration quiet,
    Duration prompt,
    Duration atOnce,
    Duration slow,
    Duration outage,
    int outageCalls,
    int retries,
    Duration room,
    Duration retryAfter) {

  static Times read(JsonObject profile, Tempo tempo) {
    return new Times(
        tempo.paced(seconds(profile, "quietSeconds")),
        tempo.limit(seconds(profile, "promptSeconds")),
        tempo.limit(seconds(profile, "atOnceSeconds")),
        tempo.paced(seconds(profile, "slowSeconds")),
        tempo.paced(seconds(profile, "outageSeconds")),
        profile.getInteger("outageCalls"),
        profile.getInteger("retries"),
        tempo.paced(seconds(profile, "roomSeconds")),
        atLeastASecond(tempo.paced(seconds(profile, "retryAfterSeconds"))));
  }

  private static Duration seconds(JsonObject profile, String name) {
    return Duration.ofSeconds(profile.getInteger(name));
  }

  private static Duration atLeastASecond(Duration time) {
    return Duration.ofSeconds(Math.max(1, time.toSeconds()));
  }

  /** How long to wait for a webhook of an integration that has not sent a single one so far. */
  public Duration hopeless() {
    return quiet.multipliedBy(2);
  }
}
