package io.callrelay.simulator.control;

import static io.callrelay.simulator.Calls.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.spec.Fingerprint;
import io.callrelay.simulator.spec.WebhookRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArrivalIndexTest {
  private static Arrival arrival(long number) {
    String id = "call-" + number;
    WebhookRequest request = new WebhookRequest("POST", "/webhook", List.of(), call(id).toBuffer());
    return new Arrival(
        number,
        Instant.EPOCH,
        1,
        Optional.of(id),
        Fingerprint.NONE,
        Optional.empty(),
        request,
        Verdict.ACCEPTED,
        "200",
        List.of(),
        Optional.empty());
  }

  private static ArrivalQuery query(String text) {
    return new ArrivalQuery(text, Optional.empty(), EnumSet.allOf(Verdict.class));
  }

  @Test
  void the_newest_hundred_thousand_are_searched_and_older_ones_are_gone() {
    ArrivalIndex index = new ArrivalIndex();
    for (long number = 1; number <= ArrivalIndex.SIZE + 10; number++) {
      assertThat(index.add(arrival(number))).isTrue();
    }

    assertThat(index.search(query("call-11"), 0, Long.MAX_VALUE, 5000).arrivals())
        .extracting(IndexedArrival::number)
        .startsWith(11_999L)
        .endsWith(11L)
        .hasSize(1111);
    assertThat(index.search(query("call-10\n"), 0, Long.MAX_VALUE, 10).arrivals()).isEmpty();
    assertThat(index.search(query("call-100010"), 0, Long.MAX_VALUE, 10).arrivals()).hasSize(1);
  }

  @Test
  void arrivals_may_come_out_of_order_and_twice() {
    ArrivalIndex index = new ArrivalIndex();
    index.add(arrival(3));
    index.add(arrival(1));

    assertThat(index.add(arrival(3))).isFalse();
    assertThat(index.newest()).isEqualTo(3);
    assertThat(index.search(query(""), 0, Long.MAX_VALUE, 10).arrivals())
        .extracting(IndexedArrival::number)
        .containsExactly(3L, 1L);
  }
}
