package io.callrelay.ledger;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One message to one recipient, sent at least once.
 *
 * @param incidents those that it speaks of
 */
public record Notice(
    UUID id, Kind kind, Recipient to, List<UUID> incidents, Instant createdAt, Sending sending) {
  /** What a message is for. */
  public enum Kind {
    /** An incident is new. */
    RAISED,
    /** An incident goes on. */
    REMINDER,
    /** An incident is over. */
    OVER,
    /** Several incidents at once, each as it stands. */
    DIGEST
  }

  /**
   * Whom it goes to.
   *
   * @param channel {@code mail} or {@code webhook}
   * @param address a mail address, or the webhook's host
   */
  public record Recipient(String channel, String address) {}

  /**
   * How far its sending is.
   *
   * @param dueAt when it is to be sent, or tried again; empty once it is sent
   * @param attempts how often it was tried
   * @param problem why the last attempt failed, if it did
   */
  public record Sending(
      Optional<Instant> dueAt, int attempts, Optional<Instant> sentAt, Optional<String> problem) {}

  /** A message that is to be sent now. */
  public static Notice due(Kind kind, Recipient to, List<UUID> incidents, Instant now) {
    return new Notice(
        UuidCreator.getTimeOrderedEpoch(),
        kind,
        to,
        incidents,
        now,
        new Sending(Optional.of(now), 0, Optional.empty(), Optional.empty()));
  }

  /** Somebody is about to send it; should he be gone by then, it is due again. */
  public Notice claimed(Instant until) {
    return with(
        new Sending(
            Optional.of(until), sending.attempts() + 1, Optional.empty(), sending.problem()));
  }

  /** It was sent. */
  public Notice sent(Instant at) {
    return with(
        new Sending(Optional.empty(), sending.attempts(), Optional.of(at), Optional.empty()));
  }

  /** It could not be sent. */
  public Notice failed(String why, Instant again) {
    return with(
        new Sending(Optional.of(again), sending.attempts(), Optional.empty(), Optional.of(why)));
  }

  /** The same of other incidents, where these stand for its own. */
  Notice of(Map<UUID, UUID> others) {
    List<UUID> of =
        incidents.stream().map(own -> others.getOrDefault(own, own)).distinct().toList();
    return new Notice(id, kind, to, of, createdAt, sending);
  }

  private Notice with(Sending next) {
    return new Notice(id, kind, to, incidents, createdAt, next);
  }

  /** Whether it is still to be sent. */
  public boolean unsent() {
    return sending.dueAt().isPresent();
  }
}
