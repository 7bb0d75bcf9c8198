package io.callrelay.simulator.certification.plan;

import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * How long the checks of a profile take their time, with the pace in it already. The limits of
 * promptness are not scaled by the pace: they are the specification's, not the suite's.
 *
 * @param quiet how long it is watched that nothing more comes
 * @param prompt a webhook later than this after the call is late
 * @param atOnce a webhook later than this was not sent at once
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
    Duration outage,
    int outageCalls,
    int retries,
    Duration room,
    Duration retryAfter) {

  static Times read(JsonObject profile, double pace) {
    return new Times(
        seconds(profile, "quietSeconds", pace),
        seconds(profile, "promptSeconds", 1),
        seconds(profile, "atOnceSeconds", 1),
        seconds(profile, "outageSeconds", pace),
        profile.getInteger("outageCalls"),
        profile.getInteger("retries"),
        seconds(profile, "roomSeconds", pace),
        atLeastASecond(seconds(profile, "retryAfterSeconds", pace)));
  }

  private static Duration seconds(JsonObject profile, String name, double pace) {
    return paced(Duration.ofSeconds(profile.getInteger(name)), pace);
  }

  private static Duration atLeastASecond(Duration time) {
    return Duration.ofSeconds(Math.max(1, time.toSeconds()));
  }

  static Duration paced(Duration time, double pace) {
    return Duration.ofMillis(Math.max(1, Math.round(time.toMillis() * pace)));
  }
}
