package io.callrelay.escalation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the bundle that is attached to a mail (S8.2). Operations, which makes bundles for people,
 * implements it: escalation may not know operations.
 */
public interface SupportBundle {
  /**
   * A bundle as a file.
   *
   * @param name with which it is attached
   * @param words what is in it, and what was left out so that it fits
   */
  @SuppressWarnings("ArrayRecordComponent") // a file is compared by nobody
  record Attachment(String name, byte[] zip, String words) {}

  /**
   * The attempts of a time, numbers masked.
   *
   * @param incident of which it tells
   * @param mostBytes how large it may be; when all is larger, the newest attempts that fit are in
   *     it
   * @return empty when none can be made, because the ledger is down
   */
  Optional<Attachment> attachment(Instant from, Instant to, UUID incident, long mostBytes);
}
