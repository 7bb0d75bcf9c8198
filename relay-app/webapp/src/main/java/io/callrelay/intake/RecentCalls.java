package io.callrelay.intake;

import io.callrelay.call.Call;
import io.callrelay.call.CallId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The calls accepted last on this node, for as long as the ledger cannot be asked or has not caught
 * up. Bounded: the oldest are forgotten first.
 */
final class RecentCalls {
  /** Some minutes of a busy node; about 10 MB. */
  static final int USUAL_SIZE = 10_000;

  private record Recent(Call call, boolean inLedger) {}

  private final int most;
  private final Map<CallId, Recent> calls = new LinkedHashMap<>();

  RecentCalls(int most) {
    this.most = most;
  }

  /**
   * Remembers a call just accepted.
   *
   * @param inLedger whether the ledger was seen to write it
   */
  synchronized void remember(Call call, boolean inLedger) {
    calls.remove(call.id());
    calls.put(call.id(), new Recent(call, inLedger));
    if (calls.size() > most) {
      var oldest = calls.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** The call, if it is remembered. */
  synchronized Optional<Call> find(CallId id) {
    return Optional.ofNullable(calls.get(id)).map(Recent::call);
  }

  /** The call, if it is remembered and the ledger may not have it yet. */
  synchronized Optional<Call> findUnwritten(CallId id) {
    return Optional.ofNullable(calls.get(id))
        .filter(recent -> !recent.inLedger())
        .map(Recent::call);
  }

  /** How many are remembered. */
  synchronized int size() {
    return calls.size();
  }
}
