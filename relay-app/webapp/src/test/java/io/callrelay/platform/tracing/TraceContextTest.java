package io.callrelay.platform.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void what_w3c_writes_is_read_and_written_again() {
    TraceContext context = TraceContext.read(PARENT, "congo=t61rcWkgMzE,rojo=1").orElseThrow();

    assertThat(context)
        .isEqualTo(
            new TraceContext(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                true,
                "congo=t61rcWkgMzE,rojo=1"));
    assertThat(context.parent()).isEqualTo(PARENT);
  }

  @Test
  void a_trace_that_nobody_records_stays_so() {
    String parent = PARENT.replaceAll("01$", "00");

    assertThat(TraceContext.read(parent, null))
        .get()
        .extracting(TraceContext::parent)
        .isEqualTo(parent);
  }

  @Test
  void a_later_version_is_read_as_far_as_it_is_known() {
    String later = "01" + PARENT.substring(2) + "-what-comes-later";

    assertThat(TraceContext.read(later, null))
        .get()
        .extracting(TraceContext::parent)
        .isEqualTo(PARENT);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Injected: 1"
      })
  void anything_else_is_no_trace(String parent) {
    assertThat(TraceContext.read(parent, "a=1")).isEmpty();
  }

  @Test
  void a_state_that_is_too_long_or_no_text_is_dropped_and_the_trace_kept() {
    assertThat(TraceContext.read(PARENT, "a=" + "x".repeat(511)).orElseThrow().state()).isEmpty();
    assertThat(TraceContext.read(PARENT, "a=\n1").orElseThrow().state()).isEmpty();
    assertThat(TraceContext.read(PARENT, "a=" + "x".repeat(510)).orElseThrow().state())
        .hasSize(512);
  }
}
