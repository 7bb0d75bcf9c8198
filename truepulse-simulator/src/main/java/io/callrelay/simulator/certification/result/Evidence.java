package io.callrelay.simulator.certification.result;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * Something that was seen while a check ran.
 *
 * @param at when
 * @param kind what it is
 * @param words one line for people
 * @param bytes what went over the wire, start line and headers and body as they were; empty for a
 *     note
 */
public record Evidence(Instant at, Kind kind, String words, Buffer bytes) {

  /** Who said what to whom. */
  public enum Kind {
    POSTED_TO_INTAKE,
    INTAKE_ANSWERED,
    WEBHOOK_ARRIVED,
    WEBHOOK_ANSWERED,
    NOTE
  }

  public static Evidence note(Instant at, String words) {
    return new Evidence(at, Kind.NOTE, words, Buffer.buffer());
  }
}
