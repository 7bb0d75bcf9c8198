package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallLedger;
import io.callrelay.simulator.script.BadInput;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What the web page keeps of the arrivals: an index to search, and counts over time. */
final class Watching {
  private static final int MOST_ROWS = 1000;

  private final ArrivalIndex index = new ArrivalIndex();
  private final ArrivalRates seconds;
  private final ArrivalRates minutes;

  Watching(Clock clock) {
    this.seconds = new ArrivalRates(clock, Duration.ofSeconds(1), 600);
    this.minutes = new ArrivalRates(clock, Duration.ofMinutes(1), 1440);
  }

  /** Begins with the live ones; {@link #remember} brings those that came before. */
  void watch(CallLedger ledger) {
    ledger.listen(this::see);
    ledger.onClear(this::forget);
  }

  /**
   * Takes in what the ledger has from an earlier run, and says how many. May take a second: not on
   * an event loop.
   */
  int remember(CallLedger ledger) {
    List<Arrival> earlier = ledger.newest();
    earlier.forEach(this::see);
    return earlier.size();
  }

  private void see(Arrival arrival) {
    if (index.add(arrival)) {
      seconds.add(arrival);
      minutes.add(arrival);
    }
  }

  private void forget() {
    index.clear();
    seconds.clear();
    minutes.clear();
  }

  ArrivalIndex index() {
    return index;
  }

  /** The answer to a search. */
  JsonObject search(Request request) throws BadInput {
    ArrivalQuery query = ArrivalQuery.of(request);
    long before = request.number("before", Integer.MAX_VALUE, Integer.MAX_VALUE);
    long after = request.number("after", 0, Integer.MAX_VALUE);
    int limit = request.number("limit", 100, MOST_ROWS);
    return rows(index.search(query, after, before, limit))
        .put("newest", index.newest())
        .put("epoch", index.epoch())
        .put("searched", Math.min(index.newest(), ArrivalIndex.SIZE));
  }

  static JsonObject rows(ArrivalIndex.Found found) {
    JsonArray rows = new JsonArray();
    found.arrivals().forEach(arrival -> rows.add(arrival.json()));
    return new JsonObject().put("arrivals", rows).put("more", found.more());
  }

  /** The counts over time. */
  JsonObject rates(Request request) throws BadInput {
    String unit = request.parameter("unit").orElse("second");
    if (!unit.equals("second") && !unit.equals("minute")) {
      throw new BadInput("unit", "unit is second or minute, not \"" + unit + "\"");
    }
    ArrivalRates rates = unit.equals("second") ? seconds : minutes;
    return rates.json(request.number("buckets", 120, rates.kept()));
  }
}
