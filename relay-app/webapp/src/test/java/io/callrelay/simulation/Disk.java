package io.callrelay.simulation;

import io.callrelay.queue.SimulatedBroker;
import io.callrelay.queue.SimulatedBroker.Line;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The broker's queues: first in, first out, but for messages that are to wait. A message that is
 * held by a session is nobody else's until it is given back or the broker loses sight of its
 * holder.
 */
final class Disk {
  private static final Duration FIRST_REDELIVERY = Duration.ofSeconds(1);
  private static final int MOST_DOUBLED = 5;

  /** A message on disk. */
  static final class Entry {
    private final Line line;
    private final Message message;
    private final boolean grouped;
    private Instant notBefore;
    private int redeliveries;
    private Hold hold;

    private Entry(Line line, Message message, boolean grouped, Instant notBefore) {
      this.line = line;
      this.message = message;
      this.grouped = grouped;
      this.notBefore = notBefore;
    }

    Message message() {
      return message;
    }

    Line line() {
      return line;
    }

    /** Whether it has been with nobody yet. */
    boolean isUntouched() {
      return hold == null && redeliveries == 0;
    }
  }

  /** A session's hold on a message; each is another. */
  static final class Hold {
    private final Entry entry;
    private final Object owner;

    private Hold(Entry entry, Object owner) {
      this.entry = entry;
      this.owner = owner;
    }

    Entry entry() {
      return entry;
    }
  }

  private final Turns turns;
  private final boolean groups;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param groups whether messages of one group are with one consumer at a time
   */
  Disk(Turns turns, boolean groups) {
    this.turns = turns;
    this.groups = groups;
  }

  void put(Line line, Message message, Duration delay) {
    boolean grouped = groups && SimulatedBroker.isGrouped(message);
    entries.add(new Entry(line, message, grouped, turns.now().plus(delay)));
  }

  /** The message that comes out next, if one does now. */
  Optional<Entry> next(Line line) {
    return free(line).filter(entry -> !entry.notBefore.isAfter(turns.now())).findFirst();
  }

  /** When one comes out that does not now. */
  Optional<Instant> nextAt() {
    return entries.stream()
        .filter(entry -> entry.hold == null)
        .map(entry -> entry.notBefore)
        .filter(at -> at.isAfter(turns.now()))
        .min(Instant::compareTo);
  }

  /** Messages of one group are with one consumer, and none comes out before the one it has. */
  private Stream<Entry> free(Line line) {
    boolean groupIsBusy =
        entries.stream()
            .anyMatch(entry -> entry.line == line && entry.hold != null && entry.grouped);
    return entries.stream()
        .filter(entry -> entry.line == line && entry.hold == null)
        .filter(entry -> !(groupIsBusy && entry.grouped));
  }

  List<Entry> all() {
    return List.copyOf(entries);
  }

  /** What an owner holds, or all do when none is named. */
  List<Entry> heldBy(Object owner) {
    return entries.stream().filter(entry -> isHeldBy(owner, entry)).toList();
  }

  private static boolean isHeldBy(Object owner, Entry entry) {
    return entry.hold != null && (owner == null || entry.hold.owner == owner);
  }

  Hold take(Entry entry, Object owner) {
    entry.hold = new Hold(entry, owner);
    return entry.hold;
  }

  /** Whether the broker still knows of a hold. */
  boolean knows(Hold hold) {
    return hold.entry().hold == hold && entries.contains(hold.entry());
  }

  void acknowledge(Hold hold) {
    if (knows(hold)) {
      entries.remove(hold.entry());
    }
  }

  /** The message comes again after a while. */
  void giveBack(Hold hold) {
    if (knows(hold)) {
      int doubled = Math.min(hold.entry().redeliveries, MOST_DOUBLED);
      comesAgain(hold.entry(), FIRST_REDELIVERY.multipliedBy(1L << doubled));
    }
  }

  private void comesAgain(Entry entry, Duration delay) {
    entry.hold = null;
    entry.redeliveries++;
    entry.notBefore = turns.now().plus(delay);
  }

  /** A holder is gone, or all are when none is named: what they held comes again at once. */
  void loseSightOf(Object owner) {
    heldBy(owner).forEach(entry -> comesAgain(entry, Duration.ZERO));
  }

  /** The journal is gone. */
  List<Entry> lose() {
    List<Entry> lost = all();
    entries.clear();
    return lost;
  }
}
