package io.callrelay.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What happened in a history, for people; kept only when somebody will read it. */
final class Trace {
  private final Turns turns;
  private final boolean kept;
  private final List<String> lines = new ArrayList<>();
  private final Map<UUID, String> tickets = new LinkedHashMap<>();

  Trace(Turns turns, boolean kept) {
    this.turns = turns;
    this.kept = kept;
  }

  void tell(Supplier<String> words) {
    if (kept) {
      lines.add("%9.3f s  %s".formatted(turns.nanos() / 1e9, words.get()));
    }
  }

  /** A name for a ticket that is the same in every run. */
  String ticket(UUID ticket) {
    return tickets.computeIfAbsent(ticket, any -> "t" + (tickets.size() + 1));
  }

  List<String> lines() {
    return lines;
  }
}
