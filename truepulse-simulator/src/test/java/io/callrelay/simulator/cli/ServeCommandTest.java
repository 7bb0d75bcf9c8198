package io.callrelay.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
      assertThat(errors.toString())
          .contains("webhook port " + port, "another program has it", "0 is any free one");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --webhook-port=70000             | webhook port must be from 0 to 65535, not 70000
          --profile=kind                   | expected one of [STRICT, LENIENT, WITNESS]
          --path=webhook                   | path must start with /, not webhook
          --keep=0                         | kept arrivals must be 1 or more, not 0
          --error-status=1                 | error status must be from 200 to 599, not 1
          --journal=/                      | cannot open the journal /: Is a directory
          --journal=/no/such/folder/j      | there is no such file or folder
          --late-after=soon                | a duration such as PT60S or PT5M, not 'soon'
          --late-after=-PT1S               | late-after must be 0 or more, not PT-1S
          --tls=perhaps                    | expected one of [OFF, GENERATED]
          --tls-control                    | need --tls generated or --tls-certificate
          --tls-ca-out=/tmp/ca.pem         | need --tls generated or --tls-certificate
          --tls-certificate=/no/such/file  | --tls-certificate and --tls-key go together
          --nonsense                       | Unknown option: '--nonsense'
          """)
  void wrong_usage_ends_with_2_and_a_sentence(String option, String sentence) {
    assertThat(run("serve", "--control-port=0", option)).isEqualTo(2);
    assertThat(errors.toString()).contains(sentence);
    assertThat(errors.toString().lines()).hasSizeLessThanOrEqualTo(2);
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
    assertThat(errors.toString()).contains("cannot read /no/c: there is no such file or folder");
  }

  @Test
  void no_command_is_wrong_usage() {
    assertThat(run()).isEqualTo(2);
  }
}
