package io.callrelay.simulator.mutant;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

/**
 * What an integration does at each point where it could do something else. As it stands it does
 * everything right; a mutant overrides one method.
 */
class Behaviour {
  /** Retry-After has no less, at any pace. */
  private static final Duration WHOLE_SECONDS = Duration.ofSeconds(2);

  private final Random random = new Random();
  private final Pace pace;

  Behaviour(Pace pace) {
    this.pace = pace;
  }

  /** Whether the end of this call is told at all (S2.2). */
  boolean fires(Call call) {
    return true;
  }

  /** From the intake to the first POST (S1.1, S7.1). */
  Duration beforeFirst(Call call) {
    return Duration.ZERO;
  }

  /** Asked again and again until it may; no call waits for another (S7.1). */
  boolean mayStart(Call call) {
    return true;
  }

  /** Whether a call that the intake takes a second time is the same call (S7.3). */
  boolean knowsCallsByTheirId() {
    return true;
  }

  /** The eleven fields in order (S5). */
  JsonObject fields(Call call) {
    return call.values().copy();
  }

  /** The body, worked out once per call. */
  Buffer body(Call call) {
    return Buffer.buffer(fields(call).encode());
  }

  /** The body of one attempt; the first is 1. The same bytes each time (S7.3). */
  Buffer body(Call call, Buffer first, int attempt) {
    return first;
  }

  /** Everything of the request but its body (S3, S4). */
  RequestOptions request(URI webhook, Call call) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(webhook.toString())
        .putHeader("Content-Type", "application/json");
  }

  /** S6.1. */
  boolean isSuccess(Heard heard) {
    return Verdicts.isSuccess(heard);
  }

  /** S7.2: again until SUCCESS. */
  Next after(Call call, int attempt, Heard heard) {
    return isSuccess(heard) ? new Next.Stop() : new Next.Again(spacing(attempt, heard));
  }

  /** Exponential with full jitter; a Retry-After is kept, up to the cap. */
  Duration spacing(int attempt, Heard heard) {
    return told(heard).plus(jittered(longestWait(attempt)));
  }

  /** What a Retry-After asks for, up to the cap. */
  Duration told(Heard heard) {
    Duration asked = RetryAfter.in(heard, Clock.systemUTC()).orElse(Duration.ZERO);
    Duration longest = cap().plus(WHOLE_SECONDS);
    return asked.compareTo(longest) < 0 ? asked : longest;
  }

  Duration jittered(Duration bound) {
    return Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
  }

  /** Before that retry: 1 is the first. It doubles from one to the next. */
  private Duration longestWait(int retry) {
    int doublings = Math.min(retry - 1, 30);
    Duration doubled = firstWait().multipliedBy(1L << doublings);
    return doubled.compareTo(cap()) < 0 ? doubled : cap();
  }

  /** The most that is waited before the first retry. */
  Duration firstWait() {
    return pace.seconds(0.25);
  }

  /** The most that is ever waited. */
  Duration cap() {
    return pace.seconds(10);
  }

  /** Of one POST, from the open connection to the last byte of the answer. */
  Duration deadline() {
    return pace.seconds(10);
  }
}
