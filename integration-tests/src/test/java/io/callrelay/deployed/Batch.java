package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Many calls that are looked at together.
 *
 * @param prefix with which their ids begin
 */
record Batch(LedgerDatabase ledger, String prefix, List<PostedCall> calls) {
  static Batch of(int number, LedgerDatabase ledger) {
    String prefix = "batch-" + UUID.randomUUID() + "-";
    return new Batch(
        ledger,
        prefix,
        IntStream.range(0, number).mapToObj(i -> PostedCall.answered(prefix + i)).toList());
  }

  Batch acceptedBy(RelayApi relay) {
    calls.forEach(relay::acceptAtLast);
    return this;
  }

  void isEventuallyDelivered() {
    eventually(() -> assertThat(in("DELIVERED")).isEqualTo(calls.size()));
  }

  /** How many are in a state. */
  int in(String state) {
    return (int) rows().stream().filter(row -> row.get("state").equals(state)).count();
  }

  /** How many attempts each has had. */
  List<Integer> attempts() {
    return rows().stream().map(row -> (Integer) row.get("attempts")).toList();
  }

  /** Why attempts ended as they did. */
  List<String> reasons() {
    return rows(
            "SELECT DISTINCT a.reason FROM attempts a JOIN calls c ON a.call_id = c.id"
                + " WHERE c.tp_call_id LIKE ?")
        .stream()
        .map(row -> (String) row.get("reason"))
        .toList();
  }

  private List<Map<String, Object>> rows() {
    return rows("SELECT state, attempts FROM calls WHERE tp_call_id LIKE ?");
  }

  private List<Map<String, Object>> rows(String query) {
    return ledger.rows(query, (Object) (prefix + "%").getBytes(StandardCharsets.UTF_8));
  }
}
