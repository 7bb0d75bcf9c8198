package io.callrelay.simulation;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerInMemory;
import io.callrelay.queue.QueuedCall;
import io.callrelay.queue.SimulatedBroker.Line;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What telephony was told, what True Pulse got, and whether that is what the relay promises:
 *
 * <ul>
 *   <li>I1 every acknowledged call reaches SUCCESS;
 *   <li>I2 the ledger says DELIVERED if and only if True Pulse said SUCCESS;
 *   <li>I3 a call that True Pulse has accepted comes again at most as often as attempts of it had
 *       an outcome that could not be known;
 *   <li>Q1 a call is in the queue before it is recorded as queued;
 *   <li>Q2 what came of a message is on disk before it is acknowledged;
 *   <li>Q3 no call is taken for lost while its message waits in the queue;
 *   <li>Q4 a call is somewhere when it is acknowledged.
 * </ul>
 */
final class Books {
  private final Map<CallId, Account> accounts = new LinkedHashMap<>();
  private final List<Post> posts = new ArrayList<>();
  private final Set<UUID> sent = new HashSet<>();
  private final Set<UUID> attempted = new HashSet<>();
  private final LedgerInMemory ledger;
  private final Disk disk;

  Books(LedgerInMemory ledger, Disk disk) {
    this.ledger = ledger;
    this.disk = disk;
  }

  private Account of(CallId call) {
    return accounts.computeIfAbsent(call, any -> new Account());
  }

  /** Telephony was told 202 or 200. */
  void acknowledged(CallId call) {
    of(call).acknowledged = true;
    boolean somewhere =
        ledger.find(call).isPresent()
            || disk.all().stream()
                .flatMap(entry -> Messages.call(entry).stream())
                .anyMatch(message -> message.call().id().equals(call))
            || of(call).accepted > 0
            || of(call).lostWithJournal;
    require(somewhere, "Q4", call, "was acknowledged and is nowhere");
  }

  /** A message is on the broker's disk. */
  void onDisk(Line line, Message message) {
    Messages.call(line, message).ifPresent(call -> sent.add(call.ticket()));
    if (Messages.settlement(line, message).orElse(null) instanceof Attempted entry) {
      kept(entry);
    }
  }

  /** An entry is in the ledger. */
  void written(LedgerEntry entry) {
    if (entry instanceof Accepted accepted && accepted.queued()) {
      require(
          sent.contains(accepted.origin().ticket()),
          "Q1",
          accepted.call().id(),
          "is recorded as queued and its message is not in the queue");
    } else if (entry instanceof Attempted attempted) {
      kept(attempted);
      CallView view = ledger.find(attempted.call().id()).orElseThrow();
      require(
          view.state() != CallState.DELIVERED || of(view.call().id()).accepted > 0,
          "I2",
          view.call().id(),
          "is recorded as delivered and True Pulse has never accepted it");
    }
  }

  private void kept(Attempted entry) {
    attempted.add(entry.origin().ticket());
    posts.stream()
        .filter(post -> post.open && post.call.equals(entry.call().id()))
        .filter(post -> post.node.toString().equals(entry.attempt().node()))
        .findFirst()
        .ifPresent(post -> post.open = false);
  }

  /** The broker takes a message's acknowledgement. */
  void acknowledged(Disk.Entry entry) {
    Messages.call(entry).ifPresent(this::acknowledged);
  }

  private void acknowledged(QueuedCall message) {
    boolean stale =
        ledger
            .find(message.call().id())
            .filter(
                row -> row.state() != CallState.QUEUED || !row.ticket().equals(message.ticket()))
            .isPresent();
    require(
        attempted.contains(message.ticket()) || stale,
        "Q2",
        message.call().id(),
        "has a message that was acknowledged, and nothing that came of it is on disk");
  }

  /** A call is taken for lost. */
  void takenForLost(CallId lost) {
    UUID ticket = ledger.find(lost).orElseThrow().ticket();
    require(
        disk.all().stream()
            .filter(Disk.Entry::isUntouched)
            .flatMap(entry -> Messages.call(entry).stream())
            .noneMatch(message -> message.ticket().equals(ticket)),
        "Q3",
        lost,
        "was taken for lost while its message waits in the queue");
  }

  /** An attempt begins. */
  Post posting(Object node, CallId call) {
    Post post = new Post(node, call);
    posts.add(post);
    return post;
  }

  /** True Pulse has got it. */
  void arrived(Post post, boolean accepted) {
    Account account = of(post.call);
    account.accepted += accepted ? 1 : 0;
  }

  /** What came of it cannot be known. */
  void unknown(Post post) {
    if (!post.unknown) {
      post.unknown = true;
      of(post.call).unknown++;
    }
  }

  /** The message of an attempt comes again, though the one that follows it may be out already. */
  void comesAgain(Post post) {
    of(post.call).unknown++;
  }

  /**
   * The broker has lost sight of the sessions that hold these messages. They may go on, and others
   * get the messages too: what becomes of the attempts cannot be known there.
   */
  void unseen(List<Disk.Entry> held) {
    held.stream()
        .flatMap(entry -> Messages.call(entry).stream())
        .forEach(message -> of(message.call().id()).unknown++);
  }

  /** A node is killed: what it has not written is forgotten, and what it holds comes again. */
  void killed(Object node) {
    Set<CallId> inHand =
        disk.heldBy(node).stream()
            .flatMap(entry -> Messages.call(entry).stream())
            .map(message -> message.call().id())
            .collect(Collectors.toCollection(HashSet::new));
    for (Post post : posts) {
      if (post.node == node && post.open) {
        unknown(post);
      } else if (post.node == node && inHand.remove(post.call)) {
        // What came of it is written, and yet its message comes again.
        of(post.call).unknown++;
      }
    }
  }

  /** The journal was deleted with these messages. */
  void lost(List<Disk.Entry> entries) {
    for (Disk.Entry entry : entries) {
      Messages.call(entry).ifPresent(message -> lost(message.call().id()));
      Messages.settlement(entry).ifPresent(this::lost);
    }
  }

  private void lost(LedgerEntry settlement) {
    settlement.about().map(Call::id).ifPresent(this::lost);
    if (settlement instanceof Attempted attempted && !ledger.has(attempted.attempt().id())) {
      of(attempted.call().id()).unknown++;
    }
  }

  /** What only the journal knew of is gone with it. */
  private void lost(CallId call) {
    of(call).lostWithJournal |= ledger.find(call).isEmpty();
  }

  /** Whether all that was promised is done. */
  boolean areSettled() {
    return ledger.all().stream().allMatch(view -> view.state() == CallState.DELIVERED)
        && accounts.values().stream().allMatch(Account::isFulfilled)
        && disk.all().stream().allMatch(entry -> Messages.isMarker(entry.message()));
  }

  /** Holds all against the promises, when everything is over. */
  void check() {
    accounts.forEach(this::check);
    if (!areSettled()) {
      throw new Violation("I4", "something still waits: " + disk.all().size() + " messages");
    }
  }

  private void check(CallId call, Account account) {
    require(account.isFulfilled(), "I1", call, "was acknowledged and never delivered");
    boolean delivered =
        ledger.find(call).filter(row -> row.state() == CallState.DELIVERED).isPresent();
    require(
        account.lostWithJournal || delivered == account.accepted > 0,
        "I2",
        call,
        "is delivered in the ledger: %s; was accepted %s times"
            .formatted(delivered, account.accepted));
    require(
        account.accepted <= 1 + account.unknown,
        "I3",
        call,
        "was accepted %s times; %s attempts had an unknown outcome"
            .formatted(account.accepted, account.unknown));
  }

  private static void require(boolean kept, String promise, CallId call, String words) {
    if (!kept) {
      throw new Violation(promise, "call " + call + " " + words);
    }
  }
}
