package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.deployed.RawConnection.Answered;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.ServedApi;
import io.callrelay.support.ServedApi.Operation;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names and ids that want to lead somewhere else, and what bundles make of them. */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TraversalIT {
  /** As they stand in the request line. */
  private static final List<String> ELSEWHERE =
      List.of(
          "..",
          "../..",
          "..%2f..%2f..%2fetc%2fpasswd",
          "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
          "..%252f..%252fetc%252fpasswd",
          "..%5c..%5cetc%5cpasswd",
          "%2fetc%2fpasswd",
          "//etc/passwd",
          "..%c0%af..%c0%afetc%c0%afpasswd",
          "x%00.zip",
          "x%0d%0aX-Forged:%20yes",
          "..;/..;/users",
          ";jsessionid=x",
          "file:%2f%2f%2fetc%2fpasswd",
          "%u002e%u002e%u2215etc",
          "%",
          "%zz");

  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  TraversalIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  @TestFactory
  Stream<DynamicTest> a_parameter_of_a_path_leads_nowhere_else() {
    List<Operation> withParameters =
        ServedApi.operations(relay).stream()
            .filter(operation -> operation.path().contains("{"))
            .toList();
    assertThat(withParameters).hasSizeGreaterThan(10);
    return withParameters.stream()
        .map(
            operation ->
                KeptState.unchangedBy(
                    ledger,
                    operation,
                    () -> {
                      for (String name : ELSEWHERE) {
                        leadsNowhere(
                            operation, PARAMETER.matcher(operation.path()).replaceAll(name));
                      }
                    }));
  }

  @Test
  void a_parameter_of_a_bundle_leads_nowhere_else() throws IOException {
    Operation bundle = new Operation("GET", "/api/v1/support-bundle");
    for (String name : ELSEWHERE) {
      leadsNowhere(bundle, bundle.path() + "?incident=" + name);
      leadsNowhere(bundle, bundle.path() + "?from=" + name + "&to=" + name);
    }
  }

  /**
   * What is found elsewhere on the way, such as a list of what one may see anyway, is an answer.
   */
  private void leadsNowhere(Operation operation, String address) throws IOException {
    try (RawConnection connection = RawConnection.to(relay)) {
      connection.send(
          RawConnection.request(
              operation.method() + " " + address + " HTTP/1.1",
              "Host: relay",
              "Authorization: Bearer " + ServerOptions.ADMIN_TOKEN,
              "Content-Length: 0",
              "Connection: close"));
      Answered answer = connection.answer();
      assertThat(answer.status()).as(operation.method() + " " + address).isLessThan(500);
      assertThat(answer.headers()).noneMatch(header -> header.startsWith("x-forged"));
      assertThat(answer.body())
          .as(operation.method() + " " + address)
          .doesNotContain("root:", "java.", "org.glassfish", "at io.callrelay");
    }
  }

  @Test
  void a_bundle_of_hostile_calls_has_safe_names_and_no_formula() throws Exception {
    Instant begin = Instant.now().minusSeconds(1);
    List<String> ids =
        List.of(
            "../../" + UUID.randomUUID(),
            "..\\..\\x-" + UUID.randomUUID(),
            "=cmd|" + UUID.randomUUID());
    for (String id : ids) {
      truePulse.script(id, Answer.error("=HYPERLINK(\"//evil\")"), Answer.success());
      PostedCall call = PostedCall.answered(id);
      relay.accept(call);
      eventually(() -> assertThat(truePulse.isAccepted(id)).isTrue());
    }

    Response answer = bundle(begin);

    assertThat(answer.getHeader("Content-Disposition"))
        .matches("attachment; filename=\"true-pulse-support-[0-9TZ]+\\.zip\"");
    Map<String, String> files = files(answer.asByteArray());
    assertThat(files.keySet())
        .containsExactly(
            "attempts.ndjson", "attempts.csv", "summary.html", "relay.json", "SHA256SUMS");
    assertThat(files.get("attempts.ndjson")).contains(ids.get(0), "..\\\\..\\\\x-", ids.get(2));
    assertThat(files.get("attempts.csv")).doesNotContainPattern("(^|[,\\n])\"[=+@-]");
    assertThat(files.get("attempts.csv")).contains("\"'=cmd|");
  }

  @Test
  void an_answer_of_many_zeros_and_one_that_is_a_zip_make_no_bomb() throws Exception {
    Instant begin = Instant.now().minusSeconds(1);
    PostedCall zeros = PostedCall.answered();
    PostedCall nested = PostedCall.answered();
    truePulse.script(
        zeros.id(),
        Answer.status(200, "0".repeat(10 * 1024 * 1024)).notAccepting(),
        Answer.success());
    truePulse.script(
        nested.id(),
        Answer.status(200, "x").withBody(zipOfZeros()).notAccepting(),
        Answer.success());
    for (PostedCall call : List.of(zeros, nested)) {
      relay.accept(call);
      eventually(() -> assertThat(relay.state(call.id())).isEqualTo("DELIVERED"));
    }

    byte[] zip = bundle(begin).asByteArray();

    assertThat(zip.length).as("packed").isLessThan(1024 * 1024);
    Map<String, String> files = files(zip);
    assertThat(files.values()).allMatch(file -> file.length() < 4 * 1024 * 1024);
    assertThat(files).hasSize(5);
    assertThat(files.get("attempts.ndjson"))
        .contains("\"answerComplete\":false")
        .contains("\"tpCallID\":\"" + nested.id() + "\"");
  }

  private static byte[] zipOfZeros() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("../../evil"));
      zip.write(new byte[20 * 1024 * 1024]);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private Response bundle(Instant begin) {
    return relay
        .operator()
        .queryParam("from", begin.toString())
        .queryParam("to", Instant.now().plusSeconds(60).toString())
        .get("/api/v1/support-bundle")
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  private static Map<String, String> files(byte[] zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), new String(entries.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
