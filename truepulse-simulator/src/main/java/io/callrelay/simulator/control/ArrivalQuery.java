package io.callrelay.simulator.control;

import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.BadInput;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which arrivals are looked for.
 *
 * @param text a part of the id, of the caller's or of the dialled number, whatever the case; "":
 *     any
 * @param status the call status as it was sent, whatever the case; empty: any
 * @param verdicts what they were; all of them: any
 */
record ArrivalQuery(String text, Optional<String> status, Set<Verdict> verdicts) {

  static ArrivalQuery of(Request request) throws BadInput {
    return new ArrivalQuery(
        request.parameter("q").orElse("").strip().toLowerCase(Locale.ROOT),
        request.parameter("status").filter(status -> !status.isBlank()),
        verdicts(request.parameter("verdict").orElse("")));
  }

  private static Set<Verdict> verdicts(String names) throws BadInput {
    if (names.isBlank()) {
      return EnumSet.allOf(Verdict.class);
    }
    EnumSet<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
    for (String name : names.split(",", -1)) {
      try {
        verdicts.add(Verdict.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        String known = EnumSet.allOf(Verdict.class).toString();
        throw new BadInput("verdict", "verdict is some of " + known + ", not \"" + name + "\"");
      }
    }
    return verdicts;
  }

  boolean fits(IndexedArrival arrival) {
    return verdicts.contains(arrival.verdict())
        && (status.isEmpty() || status.get().equalsIgnoreCase(arrival.status()))
        && (text.isEmpty() || arrival.mentions(text));
  }
}
