package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.RunningProcess;
import io.callrelay.support.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A relay that cannot start says why, ends, and leaves nothing behind. */
class StartErrorsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/webhook");

  private final RelaySetup setup = RelaySetup.of("start-errors", NOBODY);

  @Test
  void a_missing_endpoint_is_named() {
    requireRefusal(setup.without("RELAY_TRUEPULSE_URL"), "RELAY_TRUEPULSE_URL");
  }

  @Test
  void a_wrong_duration_is_named() {
    requireRefusal(
        setup.with("RELAY_TRUEPULSE_DEADLINE", "ten seconds"),
        "relay.truepulse.deadline",
        "ten seconds");
  }

  @Test
  void a_busy_port_is_named() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(other.getLocalPort());
      requireRefusal(setup.on(other.getLocalPort()), "relay.http.port", port);
    }
  }

  @Test
  void a_second_relay_on_the_same_data_is_refused_and_the_first_may_be_stopped_while_it_starts() {
    try (RelayProcess first = RelayProcess.begin(setup)) {
      eventually(() -> assertThat(first.output()).contains("relay: starting"));
      RelaySetup second = setup.on(FreePort.find());
      requireRefusalBeside(second, "relay.data-dir", setup.data().toString());
      first.stop();
    }
  }

  private static void requireRefusal(RelaySetup setup, String... words) {
    requireRefusalBeside(setup, words);
    try (RunningProcess nothing = RunningProcess.start(new ProcessBuilder("true"), setup.data())) {
      assertThat(nothing.onItsData()).as("left running").isEmpty();
    }
  }

  private static void requireRefusalBeside(RelaySetup setup, String... words) {
    RunningProcess relay = RunningProcess.start(setup.command(), setup.data());
    try {
      assertThat(relay.awaitEnd(PATIENCE)).as("exit code").isNotZero();
      assertThat(relay.output()).contains(words);
    } finally {
      relay.endAlone();
    }
  }
}
