package io.callrelay.ledger;

import static io.callrelay.ledger.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import io.callrelay.ledger.CallFilter.Span;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.ledger.LedgerEntry.Accepted;
import io.callrelay.ledger.LedgerEntry.Attempted;
import io.callrelay.ledger.LedgerEntry.Next;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.WaySearch.Bounds;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Filters, drawn at random, must find what a plain look at every call finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallSearchTest extends OnARealLedger {
  private static final long SEED = 20261124;
  private static final int CALLS = 120;
  private static final int FILTERS = 150;
  private static final Duration ATTENTION = Duration.ofMinutes(15);
  private static final Instant NOW = NOON.plus(Duration.ofHours(1));

  private static final List<String> NUMBERS =
      List.of("9841012345", "+91 98410-12345", "022", "anonymous", "5512345", "(044) 2345.6789");
  private static final List<String> CUSTOMERS = List.of("78521", "ASG", "9", "Ünïcødé & Söhne");
  private static final List<String> STATUSES = List.of("Answered", "Missed", "Busy", "Abandoned");
  private static final List<Reason> REASONS =
      List.of(Reason.HTTP_5XX, Reason.ERROR_ANSWER, Reason.DEADLINE);

  private final Random random = new Random(SEED);
  private final List<CallView> calls = new ArrayList<>();
  private int numbers;

  /** Once for all: no test here changes anything. */
  @BeforeAll
  void fill() {
    super.empty();
    List<Accepted> posted = Stream.generate(this::posted).limit(CALLS).toList();
    writeAll(posted);
    writeAll(posted.stream().flatMap(this::attempt).toList());
    Acts acts = new Acts(database, Clock.systemUTC(), Samples.NODE);
    Steering steering = new Steering(database, Clock.systemUTC(), acts);
    posted.stream()
        .filter(entry -> random.nextInt(6) == 0)
        .forEach(entry -> steering.withdraw(entry.call().id(), "anna", "a test"));
    posted.forEach(entry -> calls.add(find(entry.call().id().value()).orElseThrow()));
    calls.sort(Comparator.comparing(CallView::acceptedAt).reversed());
  }

  @Override
  void empty() {
    // The calls stay.
  }

  private void writeAll(List<? extends LedgerEntry> entries) {
    List<CompletionStage<Recorded>> written =
        entries.stream().map(entry -> ledger.record(entry)).toList();
    written.forEach(OnARealLedger::await);
  }

  /** Each is accepted in a millisecond of its own, not in the order in which they are written. */
  private Accepted posted() {
    int number = numbers++;
    Instant acceptedAt = NOON.plusSeconds(random.nextInt(3600)).plusMillis(number);
    Origin origin = new Origin(acceptedAt, "pbx", UUID.randomUUID());
    return new Accepted(call(new CallId("call " + number)), origin, Optional.empty(), true);
  }

  /** One in six is still queued, a third is delivered, the others fail. */
  private Stream<Attempted> attempt(Accepted entry) {
    int fate = random.nextInt(6);
    boolean success = fate < 3;
    Verdict verdict =
        success
            ? new Verdict.Success("")
            : new Verdict.Refused(one(REASONS), "no", Optional.empty());
    Attempt attempt =
        new Attempt(
            UUID.randomUUID(),
            "node-1",
            entry.origin().acceptedAt(),
            Duration.ofMillis(1),
            verdict,
            Optional.empty());
    Next next = success ? new Next.Done() : new Next.RetryAt(NOW);
    return fate == 0
        ? Stream.empty()
        : Stream.of(new Attempted(entry.call(), entry.origin(), attempt, next));
  }

  private Call call(CallId id) {
    return new Call(
        id,
        one(CUSTOMERS),
        one(CUSTOMERS),
        one(NUMBERS),
        one(NUMBERS),
        "23-10-2025",
        "2025-10-23T04:26:31.05Z",
        "2025-10-23T04:37:31.05Z",
        "",
        one(STATUSES),
        "");
  }

  @Test
  void every_filter_finds_what_it_asks_for_newest_first_page_by_page() {
    for (int drawn = 0; drawn < FILTERS; drawn++) {
      CallFilter filter = filter();
      Bounds bounds =
          drawn % 2 == 0 ? Bounds.USUAL : new Bounds(3 + random.nextInt(20), 1 + random.nextInt(3));
      List<CallId> expected =
          calls.stream()
              .filter(call -> matches(filter, call))
              .map(call -> call.call().id())
              .toList();

      assertThat(found(search(bounds), filter, 3 + random.nextInt(30)))
          .as("seed %d, filter %d: %s with %s", SEED, drawn, filter, bounds)
          .isEqualTo(expected);
    }
  }

  @Test
  void a_filter_is_read_back_from_what_is_kept_of_it() {
    for (int drawn = 0; drawn < FILTERS; drawn++) {
      CallFilter filter = filter();
      assertThat(CallFilterJson.read(CallFilterJson.write(filter))).isEqualTo(filter);
    }
  }

  @Test
  void a_search_that_finds_little_says_how_far_it_came_and_goes_on_from_there() {
    CallFilter rare =
        new CallFilter(
            Set.of(), Set.of("Never"), Set.of(), Span.ALWAYS, Map.of(Text.CUSTOMER, "ASG"), false);

    Page<CallView> page = search(new Bounds(2, 2)).page(rare, Optional.empty(), 10);

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isPresent();
    assertThat(page.searchedBackTo()).isPresent();
    assertThat(found(search(new Bounds(2, 2)), rare, 10)).isEmpty();
  }

  @Test
  void counting_is_exact_until_it_is_not_counted_further() {
    assertThat(search(Bounds.USUAL).count(CallFilter.ANY, 1_000))
        .isEqualTo(new CallSearch.Count(CALLS, true));
    CallFilter besides =
        new CallFilter(
            Set.of(CallState.DELIVERED), Set.of(), Set.of(), Span.ALWAYS, Map.of(), false);
    assertThat(search(new Bounds(5, 2)).count(besides, 1_000).exact()).isFalse();
  }

  private static CallSearch search(Bounds bounds) {
    return new CallSearch(database, Clock.fixed(NOW, ZoneOffset.UTC), ATTENTION, bounds);
  }

  private static List<CallId> found(CallSearch search, CallFilter filter, int limit) {
    List<CallId> found = new ArrayList<>();
    Optional<Cursor> cursor = Optional.empty();
    do {
      Page<CallView> page = search.page(filter, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      page.items().forEach(call -> found.add(call.call().id()));
      cursor = page.next();
    } while (cursor.isPresent());
    return found;
  }

  private CallFilter filter() {
    Map<Text, String> texts = new EnumMap<>(Text.class);
    if (random.nextInt(4) == 0) {
      texts.put(Text.CALLER, number());
    }
    if (random.nextInt(4) == 0) {
      texts.put(Text.DID, number());
    }
    if (random.nextInt(4) == 0) {
      texts.put(Text.CUSTOMER, one(CUSTOMERS));
    }
    if (random.nextInt(4) == 0) {
      texts.put(
          Text.ANYTHING, random.nextBoolean() ? number() : one(List.of("call 7", "ASG", "-")));
    }
    return new CallFilter(
        some(List.of(CallState.values())),
        some(STATUSES),
        some(REASONS),
        new Span(time(), time()),
        texts,
        random.nextInt(4) == 0);
  }

  private String number() {
    String number = NumberEnd.plain(one(NUMBERS));
    return number.substring(
        random.nextInt(3) == 0 ? 0 : Math.max(0, number.length() - 4 - random.nextInt(4)));
  }

  private Optional<Instant> time() {
    return random.nextInt(3) == 0
        ? Optional.of(NOON.plusSeconds(random.nextInt(3600)).plusMillis(random.nextInt(CALLS)))
        : Optional.empty();
  }

  private <T> Set<T> some(List<T> among) {
    Set<T> some = new HashSet<>();
    if (random.nextInt(3) == 0) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        some.add(one(among));
      }
    }
    return some;
  }

  private <T> T one(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  private static boolean matches(CallFilter filter, CallView view) {
    Call call = view.call();
    boolean attention =
        Set.of(CallState.QUEUED, CallState.RETRYING).contains(view.state())
            && view.firstFailedAt().filter(at -> !at.isAfter(NOW.minus(ATTENTION))).isPresent();
    Optional<Reason> reason = view.lastReason().map(Reason::valueOf);
    return (filter.states().isEmpty() || filter.states().contains(view.state()))
        && (filter.statuses().isEmpty() || filter.statuses().contains(call.status()))
        && (filter.reasons().isEmpty() || reason.filter(filter.reasons()::contains).isPresent())
        && filter.accepted().from().filter(from -> millis(view) < from.toEpochMilli()).isEmpty()
        && filter.accepted().to().filter(to -> millis(view) >= to.toEpochMilli()).isEmpty()
        && (!filter.attention() || attention)
        && filter.texts().entrySet().stream().allMatch(text -> contains(call, text));
  }

  private static long millis(CallView view) {
    return view.acceptedAt().toEpochMilli();
  }

  private static boolean contains(Call call, Map.Entry<Text, String> text) {
    String wanted = text.getValue();
    return switch (text.getKey()) {
      case CALLER -> endsWith(call.callerNumber(), wanted);
      case DID -> endsWith(call.didNumber(), wanted);
      case CUSTOMER -> isCustomer(call, wanted);
      case ANYTHING ->
          call.id().value().equals(wanted)
              || isCustomer(call, wanted)
              || endsWith(call.callerNumber(), wanted)
              || endsWith(call.didNumber(), wanted);
    };
  }

  private static boolean isCustomer(Call call, String wanted) {
    return call.customerId().equals(wanted) || call.customerName().equals(wanted);
  }

  private static boolean endsWith(String number, String wanted) {
    String whole = NumberEnd.plain(number);
    String end = NumberEnd.plain(wanted);
    return !end.isEmpty() && (end.length() < 4 ? whole.equals(end) : whole.endsWith(end));
  }
}
