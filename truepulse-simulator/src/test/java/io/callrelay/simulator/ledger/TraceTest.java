package io.callrelay.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceTest {
  @ParameterizedTest
  @EnumSource(Verdict.class)
  void a_packed_trace_is_the_same_when_it_is_unpacked(Verdict verdict) {
    long late = Trace.micros(Instant.parse("2199-12-31T23:59:59.999999Z"));
    for (boolean post : new boolean[] {true, false}) {
      Trace trace = new Trace((1L << 36) - 1, late, (1 << 28) - 1, verdict, post, 1L << 50);
      long[] packed = new long[Trace.WIDTH + 1];
      trace.pack(packed, 1);

      assertThat(Trace.unpack(packed, 1)).isEqualTo(trace);
    }
  }
}
