package io.callrelay.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.certification.TakingAndDoingNothing;
import io.callrelay.simulator.mutant.ReferenceIntegration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifyCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int certify(String... arguments) {
    List<String> all = new ArrayList<>(List.of("certify"));
    all.addAll(List.of(arguments));
    return TruePulseSimulator.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors))
        .execute(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --no-person                                               | say --intake URL
          --intake http://127.0.0.1:1/                              | --intake needs --token
          --intake ftp://127.0.0.1/ --token t                       | http or https URL
          --intake 127.0.0.1:8080/calls --token t                   | --intake is
          --intake http://127.0.0.1:1/ --token t --did 1            | --caller and --did go with --observe
          --observe --intake http://127.0.0.1:1/ --token t          | leave out --intake
          --observe --operator-token t                              | --operator-token goes with
          --observe --caller abc                                    | last digits
          --observe --only nonsense                                 | no check is called nonsense
          --observe --profile medium                                | Invalid value for option '--profile'
          --observe --pace 0                                        | pace must be above 0
          --observe --webhook-port 70000                            | --webhook-port is from 0 to 65535
          --observe --show-numbers                                  | go with --report
          --observe --report /proc/none                             | cannot be
          --observe --report target --sign-with /none               | /none
          --observe --nonsense                                      | Unknown option
          """)
  void wrong_usage_ends_with_2_and_a_sentence(String arguments, String sentence) {
    assertThat(certify(arguments.strip().split(" +"))).isEqualTo(2);
    assertThat(errors.toString()).contains(sentence.strip());
  }

  @Test
  void a_busy_port_ends_with_2_and_its_number() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(certify("--observe", "--control-port", "0", "--webhook-port", port)).isEqualTo(2);
      assertThat(errors.toString()).contains("webhook port " + port);
    }
  }

  @Test
  void an_intake_that_takes_no_calls_ends_with_3_and_its_answer() throws IOException {
    try (TakingAndDoingNothing closed = TakingAndDoingNothing.answering(401)) {
      assertThat(drive(closed.intake())).isEqualTo(3);
      assertThat(errors.toString()).contains("does not take calls", "401");
    }
  }

  private int drive(URI intake, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--intake", intake.toString(), "--token", "any", "--no-person", "--pace=0.01"));
    arguments.addAll(List.of("--webhook-port=0", "--control-port=0"));
    arguments.addAll(List.of(more));
    return certify(arguments.toArray(String[]::new));
  }

  @Test
  void a_must_that_is_not_kept_ends_with_1_and_the_report_is_written(@TempDir Path directory)
      throws IOException {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      assertThat(drive(silent.intake(), "--only=trigger-busy", "--report", directory.toString()))
          .isEqualTo(1);
      assertThat(out.toString()).contains("FAILED", "trigger-busy", "Not certified", "Report: ");
      try (var files = Files.list(directory)) {
        assertThat(files).isNotEmpty();
      }
    }
  }

  @Test
  void a_should_that_is_not_kept_and_what_a_person_must_say_leave_0() throws IOException {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      assertThat(drive(silent.intake(), "--only=support-is-notified")).isZero();
      assertThat(out.toString()).contains("REVIEW", "1 review");
    }
  }

  @Test
  void a_must_of_which_nothing_can_be_said_ends_with_5() throws IOException {
    try (TakingAndDoingNothing silent = TakingAndDoingNothing.answering(202)) {
      assertThat(drive(silent.intake(), "--only=request-method")).isEqualTo(5);
      assertThat(out.toString()).contains("SKIPPED", "Incomplete: Of 1 check");
    }
  }

  @Test
  void the_plan_can_be_listed_without_running_it() {
    assertThat(certify("--list")).isZero();
    assertThat(out.toString()).contains("trigger-answered", "S2.2", "should", "checks");
  }

  private static String freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(free.getLocalPort());
    }
  }

  @Test
  void an_integration_that_keeps_every_must_ends_with_0() throws Exception {
    try (ReferenceIntegration integration = ReferenceIntegration.start()) {
      String port = freePort();
      integration.pointAt(URI.create("http://127.0.0.1:" + port + "/webhook"));

      assertThat(
              certify(
                  "--intake=" + integration.intake(),
                  "--token=" + integration.token(),
                  "--no-person",
                  "--webhook-port=" + port,
                  "--control-port=0",
                  "--pace=0.1",
                  "--only=trigger-answered",
                  "--only=retry-after-timeout"))
          .as(out + "\n" + errors)
          .isZero();
      assertThat(out.toString()).contains("2/2 PASSED", "Passed in part");
    }
  }
}
