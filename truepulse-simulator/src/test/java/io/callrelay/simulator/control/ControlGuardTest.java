package io.callrelay.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.RawClient;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatedTruePulseExtension;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatedTruePulseExtension.class)
class ControlGuardTest {
  private final SimulatedTruePulse truePulse;

  ControlGuardTest(SimulatedTruePulse truePulse) {
    this.truePulse = truePulse;
  }

  private String ask(String start, String... headers) throws IOException {
    try (RawClient client = new RawClient(truePulse.controlPort())) {
      String head = start + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n";
      return client
          .send(head + "Content-Length: 0\r\n\r\n")
          .response()
          .text()
          .lines()
          .findFirst()
          .get();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:9091",
        "localhost",
        "[::1]:9091",
        "192.168.7.3",
        "simulator:9091",
        "qa.localhost",
        "host.docker.internal:9091",
        "sim.qa.svc.cluster.local"
      })
  void it_answers_to_names_that_no_stranger_can_have(String host) throws IOException {
    assertThat(ask("GET /api/health", "Host: " + host)).isEqualTo("HTTP/1.1 200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example:9091", "evil.example.", "a@evil.com", ""})
  void a_domain_that_was_rebound_to_this_machine_is_refused(String host) throws IOException {
    assertThat(ask("GET /api/health", "Host: " + host)).startsWith("HTTP/1.1 40");
    assertThat(ask("GET /", "Host: " + host)).startsWith("HTTP/1.1 40");
  }

  @Test
  void a_page_of_another_site_can_change_nothing() throws IOException {
    String refuse = "POST /api/endpoint/refuse";
    String json = "Content-Type: application/json";
    for (String mark :
        new String[] {
          "Origin: http://evil.example", "Origin: null", "Origin: http://localhost:1",
          "Origin: https://localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site"
        }) {
      assertThat(ask(refuse, "Host: localhost", json, mark)).isEqualTo("HTTP/1.1 403 Forbidden");
    }
    assertThat(ask("POST /api/health", "Host: localhost", "Origin: http://evil.example"))
        .isEqualTo("HTTP/1.1 403 Forbidden");
    assertThat(ask("GET /api/health", "Host: localhost")).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void its_own_page_can_and_only_with_json_which_no_form_can_send() throws IOException {
    String listen = "POST /api/endpoint/listen";
    String own = "Origin: http://localhost";
    assertThat(ask(listen, "Host: localhost", own, "Content-Type: application/json"))
        .isEqualTo("HTTP/1.1 200 OK");
    assertThat(ask(listen, "Host: localhost", own, "Content-Type: text/plain"))
        .isEqualTo("HTTP/1.1 403 Forbidden");
  }

  @Test
  void what_is_no_browser_needs_no_header() throws IOException {
    assertThat(ask("POST /api/endpoint/listen", "Host: localhost")).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void every_answer_forbids_inline_scripts_framing_and_guessing_of_types() throws IOException {
    try (RawClient client = new RawClient(truePulse.controlPort())) {
      for (String path : new String[] {"/", "/api/health", "/nothing", "/page/main.js"}) {
        assertThat(
                client
                    .send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .response()
                    .text()
                    .toLowerCase(java.util.Locale.ROOT))
            .contains("content-security-policy: default-src 'none'; script-src 'self'")
            .contains("frame-ancestors 'none'")
            .contains("x-content-type-options: nosniff")
            .doesNotContain("unsafe-inline")
            .doesNotContain("access-control-allow");
      }
    }
  }
}
