package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.CallId;
import io.callrelay.ledger.DueCalls.Picked;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.verdict.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulation's ledger is worth something only if it is one: the same entries, in the same
 * order, must come to the same in it and in a real database.
 */
class LedgerInMemoryTest extends OnARealLedger {
  private static final int STEPS = 150;

  private static final List<CallId> CALLS =
      IntStream.range(0, 6).mapToObj(n -> new CallId("call-" + n)).toList();

  private final LedgerInMemory memory = new LedgerInMemory();
  private final DueCalls dueCalls = new DueCalls(database);
  private final Tickets inMemory = new Tickets();
  private final Tickets inDatabase = new Tickets();
  private final List<LedgerEntry> given = new ArrayList<>();

  /** Names for tickets, for each ledger makes its own when it queues a call again. */
  private static final class Tickets {
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private final Map<String, UUID> current = new HashMap<>();

    int number(UUID ticket) {
      return numbers.computeIfAbsent(ticket, any -> numbers.size());
    }

    String words(Picked picked) {
      current.put(picked.call().id().value(), picked.origin().ticket());
      return picked.call() + " " + number(picked.origin().ticket()) + " " + picked.failedAttempts();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void what_happens_to_calls_comes_to_the_same_in_both(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int step = 0; step < STEPS; step++) {
      String what = step(random, NOON.plusSeconds(step));
      List<CompletionStage<Optional<CallView>>> found = CALLS.stream().map(ledger::find).toList();
      for (int call = 0; call < CALLS.size(); call++) {
        assertThat(view(memory.find(CALLS.get(call)), inMemory))
            .as("step %d, %s: %s", step, what, CALLS.get(call))
            .isEqualTo(view(await(found.get(call)), inDatabase));
      }
    }
  }

  private String step(SplittableRandom random, Instant now) {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> {
        return both(accepted(random, now), random.nextInt(3) == 0);
      }
      case 3, 4, 5 -> {
        return both(attempted(random, now), random.nextInt(3) == 0);
      }
      case 6 -> {
        return given.isEmpty()
            ? "nothing"
            : both(given.get(random.nextInt(given.size())), random.nextBoolean());
      }
      case 7 -> {
        return pickDue(random, now);
      }
      case 8 -> {
        Instant before = now.minusSeconds(random.nextInt(60));
        Set<CallId> except =
            random.nextBoolean() ? Set.of() : Set.of(new CallId("call-" + random.nextInt(6)));
        Instant due = now.plusSeconds(5);
        assertThat(memory.letLostWait(before, due, 1, except))
            .isEqualTo(dueCalls.letLostWait(before, due, 1, except));
        return "let lost wait";
      }
      default -> {
        return both(rejected(), random.nextBoolean());
      }
    }
  }

  private String pickDue(SplittableRandom random, Instant now) {
    List<Picked> fromMemory = memory.pickDue(now, 2);
    List<Picked> fromDatabase = dueCalls.pickDue(now, 2);
    assertThat(fromMemory.stream().map(inMemory::words))
        .isEqualTo(fromDatabase.stream().map(inDatabase::words).toList());
    if (random.nextInt(3) == 0) {
      Instant due = now.plusSeconds(3);
      memory.putBack(fromMemory, due);
      dueCalls.putBack(fromDatabase, due);
      return "pick due and put back";
    }
    return "pick due";
  }

  /** Gives the entry to both, each with the ticket that it knows the call by. */
  private String both(LedgerEntry entry, boolean replayed) {
    given.add(entry);
    String one = outcome(() -> memory.write(under(inMemory, entry), replayed), inMemory);
    String other =
        outcome(
            () ->
                await(
                    replayed
                        ? ledger.recordAgain(under(inDatabase, entry))
                        : ledger.record(under(inDatabase, entry))),
            inDatabase);
    assertThat(one).as("%s, replayed: %s", entry, replayed).isEqualTo(other);
    return entry + " replayed: " + replayed;
  }

  private static LedgerEntry under(Tickets tickets, LedgerEntry entry) {
    if (entry instanceof Attempted attempted) {
      UUID known = tickets.current.get(attempted.call().id().value());
      if (known != null) {
        Origin origin = attempted.origin();
        return new Attempted(
            attempted.call(),
            new Origin(origin.acceptedAt(), origin.source(), known),
            attempted.attempt(),
            attempted.next());
      }
    }
    return entry;
  }

  private static String outcome(Supplier<Recorded> write, Tickets tickets) {
    try {
      return view(write.get().before(), tickets);
    } catch (IllegalStateException | CompletionException e) {
      return "refused";
    }
  }

  private static String view(Optional<CallView> view, Tickets tickets) {
    return view.map(
            known ->
                "%s %s %s %s %s %s %s %s"
                    .formatted(
                        known.state(),
                        known.source(),
                        known.acceptedAt(),
                        tickets.number(known.ticket()),
                        known.attempts(),
                        known.nextAttemptAt(),
                        known.deliveredAt(),
                        known.lastReason()))
        .orElse("unknown");
  }

  private static Accepted accepted(SplittableRandom random, Instant now) {
    return new Accepted(
        Samples.call("call-" + random.nextInt(6)),
        new Origin(now, "pbx", UuidCreator.getTimeOrderedEpoch()),
        Optional.empty(),
        random.nextInt(3) != 0);
  }

  private static Attempted attempted(SplittableRandom random, Instant now) {
    boolean success = random.nextInt(5) == 0;
    Attempt like = success ? Samples.delivered() : Samples.refused();
    Attempt attempt =
        new Attempt(
            like.id(), like.node(), now, Duration.ofMillis(25), like.verdict(), like.answer());
    Instant again = now.plusSeconds(random.nextInt(20));
    Next retry = random.nextBoolean() ? new Next.RetryAt(again) : new Next.StaysQueued(again);
    return new Attempted(
        Samples.call("call-" + random.nextInt(6)),
        new Origin(now, "pbx", UuidCreator.getTimeOrderedEpoch()),
        attempt,
        success ? new Next.Done() : retry);
  }
}
