package io.callrelay.ledger;

import io.callrelay.call.CallId;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.platform.Beans;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A node's beans for a ledger in memory, which may answer late, badly or not at all. */
public final class SimulatedLedger {
  /** How the ledger is reached. */
  public interface Reach {
    /** Has work done there, sooner or later; the stage is what the node hears of it. */
    <T> CompletionStage<T> ask(String what, Supplier<T> work);

    /** The same, and waits for the answer. */
    <T> T askAndWait(String what, Supplier<T> work);

    /** Tells of a question on whose answer an attempt depends. */
    <T> CompletionStage<T> asked(CompletionStage<T> question);
  }

  private SimulatedLedger() {}

  /** Puts {@link Ledger} and {@link DueCalls} there. */
  public static void addTo(Beans beans, LedgerInMemory memory, Reach reach, LongSupplier nanos) {
    beans
        .with(Ledger.class, new Entries(memory, reach, nanos))
        .with(DueCalls.class, new Due(memory, reach));
  }

  /** What a node hears of a ledger that is down. */
  public static RuntimeException unavailable() {
    return new LedgerUnavailable("the ledger does not answer", null);
  }

  private static final class Entries extends Ledger {
    private final LedgerInMemory memory;
    private final Reach reach;
    private final Announcements announcements;

    Entries(LedgerInMemory memory, Reach reach, LongSupplier nanos) {
      this.memory = memory;
      this.reach = reach;
      this.announcements = new Announcements(nanos);
    }

    @Override
    public CompletionStage<Recorded> record(LedgerEntry entry) {
      CompletionStage<Recorded> written = write(entry, false);
      if (entry instanceof Accepted accepted) {
        announcements.follow(accepted, written);
        return reach.asked(written);
      }
      return written;
    }

    @Override
    public CompletionStage<Recorded> recordAgain(LedgerEntry entry) {
      return write(entry, true);
    }

    private CompletionStage<Recorded> write(LedgerEntry entry, boolean replayed) {
      String what = (replayed ? "settle " : "write ") + words(entry);
      return reach.ask(what, () -> memory.write(entry, replayed));
    }

    private static String words(LedgerEntry entry) {
      String kind = entry.getClass().getSimpleName();
      return kind + entry.about().map(call -> " " + call.id()).orElse("");
    }

    @Override
    public CompletionStage<Optional<CallView>> find(CallId id) {
      return reach.asked(reach.ask("find " + id, () -> memory.find(id)));
    }

    @Override
    public void announce(UUID ticket) {
      announcements.expect(ticket);
    }

    @Override
    public CompletionStage<Optional<Recorded>> announced(UUID ticket) {
      return reach.asked(announcements.take(ticket));
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }
  }

  private static final class Due extends DueCalls {
    private final LedgerInMemory memory;
    private final Reach reach;

    Due(LedgerInMemory memory, Reach reach) {
      this.memory = memory;
      this.reach = reach;
    }

    @Override
    public List<Picked> pickDue(Instant now, int most) {
      return reach.askAndWait("pick due", () -> memory.pickDue(now, most));
    }

    @Override
    public List<CallId> letLostWait(
        Instant queuedBefore, Instant due, int most, Set<CallId> except) {
      return reach.askAndWait(
          "let lost wait", () -> memory.letLostWait(queuedBefore, due, most, except));
    }

    @Override
    public void putBack(Collection<Picked> picked, Instant due) {
      reach.askAndWait(
          "put back",
          () -> {
            memory.putBack(picked, due);
            return picked;
          });
    }
  }
}
