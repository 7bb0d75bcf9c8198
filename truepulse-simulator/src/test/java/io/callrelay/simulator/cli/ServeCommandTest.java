package io.callrelay.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {
  private final StringWriter errors = new StringWriter();

  private int run(String... arguments) {
    return TruePulseSimulator.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
  }

  @Test
  void a_busy_port_ends_with_2_and_its_number() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(run("serve", "--control-port", "0", "--webhook-port", port)).isEqualTo(2);
      assertThat(errors.toString()).contains("webhook port " + port);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--webhook-port=70000",
        "--profile=kind",
        "--path=webhook",
        "--keep=0",
        "--error-status=1",
        "--journal=/",
        "--late-after=soon",
        "--late-after=-PT1S",
        "--tls=perhaps",
        "--tls-control",
        "--tls-ca-out=/tmp/ca.pem",
        "--tls-certificate=/no/such/file",
        "--nonsense"
      })
  void wrong_usage_ends_with_2_and_a_sentence(String option) {
    assertThat(run("serve", "--control-port=0", option)).isEqualTo(2);
    assertThat(errors.toString()).isNotBlank();
  }

  @Test
  void a_certificate_that_is_not_there_is_named() {
    int code =
        run(
            "serve",
            "--control-port=0",
            "--webhook-port=0",
            "--tls-certificate=/no/c",
            "--tls-key=/no/k");

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString()).contains("cannot read /no/c");
  }

  @Test
  void no_command_is_wrong_usage() {
    assertThat(run()).isEqualTo(2);
  }
}
