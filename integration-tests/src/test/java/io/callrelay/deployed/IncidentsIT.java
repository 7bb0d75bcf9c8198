package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.MailServer;
import io.callrelay.support.RelayApi;
import io.restassured.path.json.JsonPath;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What support is told, and the bundle that it gets (S7.4, S8.2). */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentsIT {
  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;
  private final MailServer mailbox;

  IncidentsIT(
      RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger, MailServer mailbox) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
    this.mailbox = mailbox;
  }

  /** Outages of other tests may have raised some. */
  @BeforeEach
  void no_incident_is_known() {
    eventually(
        () -> {
          ledger.execute("DELETE FROM notices");
          ledger.execute("DELETE FROM incidents");
          assertThat(incidents()).isEmpty();
        });
    mailbox.forget();
  }

  @Test
  void an_endpoint_that_is_away_too_long_is_one_incident_one_mail_and_one_more_when_it_is_back()
      throws Exception {
    truePulse.refuse();
    Batch calls = Batch.of(20, ledger).acceptedBy(relay);

    eventually(() -> assertThat(mailbox.mails()).hasSize(1));
    assertThat(mailbox.mails().get(0).getSubject()).contains("True Pulse is unreachable");
    assertThat(attachments(mailbox.mails().get(0))).singleElement().asString().endsWith(".zip");
    List<Map<String, Object>> open = incidents();
    assertThat(open).extracting(i -> i.get("cause")).containsExactly("endpoint-unreachable");
    String id = (String) open.get(0).get("id");

    retryingGoesOnWhile(() -> assertThat(mailbox.mails()).hasSize(1));

    truePulse.listen();
    calls.isEventuallyDelivered();
    eventually(() -> assertThat(mailbox.mails()).hasSize(2));
    assertThat(mailbox.mails().get(1).getSubject()).contains("Over: True Pulse is unreachable");
    eventually(
        () -> {
          JsonPath incident = incident(id);
          assertThat(incident.getString("state")).isEqualTo("OVER");
          assertThat(incident.getList("notices.kind")).containsExactly("RAISED", "OVER");
          assertThat(incident.getList("notices.state")).containsOnly("SENT");
        });
    theBundleIsWhole(id, calls);
  }

  private void retryingGoesOnWhile(Runnable holds) {
    long before = attempts();
    eventually(() -> assertThat(attempts()).isGreaterThan(before + 3));
    holds.run();
  }

  private void theBundleIsWhole(String incident, Batch calls) throws Exception {
    Map<String, byte[]> files = bundle(incident);
    assertThat(files.keySet()).contains("attempts.ndjson", "attempts.csv", "summary.html");
    for (String line : text(files, "SHA256SUMS").lines().toList()) {
      String[] sum = line.split("  ", 2);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(files.get(sum[1]));
      assertThat(sum[0]).as(sum[1]).isEqualTo(HexFormat.of().formatHex(digest));
    }
    calls.calls().forEach(call -> assertThat(text(files, "attempts.ndjson")).contains(call.id()));
    assertThat(text(files, "attempts.ndjson")).contains("NO_CONNECTION", "SUCCESS");
    files.forEach(
        (name, file) ->
            assertThat(new String(file, StandardCharsets.UTF_8))
                .as(name)
                .doesNotContain(
                    "9841012345", ServerOptions.OPERATOR_TOKEN, LedgerDatabase.PASSWORD));
  }

  @Test
  void a_bundle_is_asked_for_with_a_time_or_an_incident_and_else_the_fields_are_named() {
    bundleProblem("from=yesterday&to=2026-01-01T00:00:00Z", 422, "from");
    bundleProblem("from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", 422, "to");
    bundleProblem("from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z", 422, "to");
    bundleProblem("from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&numbers=all", 422, "numbers");
    relay.operator().get("/api/v1/support-bundle?incident=none").then().statusCode(404);
    relay.operator().get("/api/v1/incidents/none").then().statusCode(404);
    relay
        .operator()
        .get(
            "/api/v1/support-bundle?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&numbers=full")
        .then()
        .statusCode(403);
  }

  private void bundleProblem(String query, int status, String field) {
    relay
        .operator()
        .get("/api/v1/support-bundle?" + query)
        .then()
        .statusCode(status)
        .body("violations.field", org.hamcrest.Matchers.hasItem(field));
  }

  private Map<String, byte[]> bundle(String incident) throws IOException {
    byte[] zip =
        relay
            .operator()
            .get("/api/v1/support-bundle?incident=" + incident)
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .extract()
            .asByteArray();
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static List<String> attachments(MimeMessage mail) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    return List.of(parts.getBodyPart(1).getFileName());
  }

  private List<Map<String, Object>> incidents() {
    return relay
        .operator()
        .get("/api/v1/incidents?state=OPEN")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("incidents");
  }

  private JsonPath incident(String id) {
    return relay
        .operator()
        .get("/api/v1/incidents/{id}", id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private long attempts() {
    return (long) ledger.rows("SELECT COUNT(*) AS n FROM attempts").get(0).get("n");
  }
}
