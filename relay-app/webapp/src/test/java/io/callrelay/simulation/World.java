package io.callrelay.simulation;

import io.callrelay.call.CallId;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry;
import io.callrelay.ledger.LedgerInMemory;
import io.callrelay.ledger.Recorded;
import io.callrelay.ledger.SimulatedLedger;
import io.callrelay.queue.SimulatedBroker;
import io.callrelay.queue.SimulatedBroker.Line;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** All that nodes share: ledger, broker, True Pulse, time and chance. */
final class World {
  final Turns turns = new Turns();
  final RandomGenerator random;
  final Broken broken;
  final Trace trace;
  final Disk disk;
  final LedgerInMemory ledger = new Watched();
  final Books books;
  final Neighbour database;
  final Neighbour broker;
  final Endpoint endpoint;

  /** Whether sessions take nothing from the queue of calls: operators have paused delivery. */
  boolean paused;

  /** Whether retries come so late that a message waits in the queue while markers pass. */
  final boolean retriesLate;

  World(RandomGenerator random, Broken broken, boolean traced) {
    this.random = random;
    this.broken = broken;
    retriesLate = random.nextInt(4) == 0;
    trace = new Trace(turns, traced);
    disk = new Disk(turns, broken != Broken.SEARCH_IN_HASTE);
    books = new Books(ledger, disk);
    database = new Neighbour("ledger", turns, random, SimulatedLedger::unavailable, trace);
    broker = new Neighbour("broker", turns, random, SimulatedBroker::unavailable, trace);
    endpoint = new Endpoint(turns, random, trace, books);
  }

  /** Puts a message on disk. */
  Void put(Line line, Message message, Duration delay) {
    boolean ofSettlement = line == Line.SETTLEMENTS;
    boolean haste = ofSettlement && broken == Broken.SEARCH_IN_HASTE;
    if (!ofSettlement || broken != Broken.SETTLEMENT_DROPPED) {
      disk.put(line, message, haste ? Duration.ZERO : delay);
      books.onDisk(line, message);
    }
    return null;
  }

  /** The ledger, and every entry in it held against the books. */
  private final class Watched extends LedgerInMemory {
    @Override
    protected boolean mayBeLost(CallView view, Instant before) {
      return broken == Broken.WAITING_TAKEN_FOR_LOST || super.mayBeLost(view, before);
    }

    @Override
    public Recorded write(LedgerEntry entry, boolean replayed) {
      Recorded recorded = super.write(entry, replayed && broken != Broken.SETTLED_AS_NEW);
      books.written(entry);
      return recorded;
    }

    @Override
    public List<CallId> letLostWait(Instant before, Instant due, int most, Set<CallId> except) {
      Instant when = broken == Broken.SEARCH_IN_HASTE ? turns.now() : due;
      List<CallId> lost = super.letLostWait(before, when, most, except);
      lost.forEach(books::takenForLost);
      return lost;
    }
  }
}
