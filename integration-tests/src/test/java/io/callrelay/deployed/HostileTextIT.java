package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.PostedCall;
import io.callrelay.support.RelayApi;
import io.callrelay.support.Scratch;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text that wants to be a script, in every place of the console where foreign text is shown. */
class HostileTextIT extends InTheConsole {
  private static final String HARM = "<img src=x onerror=window.harmed=1>";
  private static final String MORE = HARM + "<script>window.harmed=1</script><svg onload=harmed=1>";
  private static final String LINK = "javascript:window.harmed=1";

  /** Elements that the console never makes, and that this text would have become. */
  private static final String FOREIGN_MARKUP =
      """
      return [...document.querySelectorAll(`main :is(script, img, iframe, object, embed, base, b),
          :is([onerror], [onload], [onclick], [onfocus], [srcdoc], [style*=expression]),
          a[href^='javascript:' i], a[href^='data:' i]`)].map((e) => e.outerHTML).join("\\n");
      """;

  private final RelayApi relay;
  private final SimulatedTruePulse truePulse;
  private final LedgerDatabase ledger;

  /** Without digits, for a long row of them would be masked like a telephone number. */
  private final String unique = UUID.randomUUID().toString().replaceAll("[0-9-]+", "x");

  HostileTextIT(RelayApi relay, SimulatedTruePulse truePulse, LedgerDatabase ledger) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.ledger = ledger;
  }

  /** What no request can bring in is put into the ledger by hand, and goes again. */
  @AfterEach
  void nothing_of_it_stays() {
    ledger.execute("DELETE FROM console_users WHERE name LIKE '<%'");
    ledger.execute("DELETE FROM access_tokens WHERE name LIKE '<%'");
    ledger.execute("DELETE FROM notice_incidents");
    ledger.execute("DELETE FROM notices WHERE recipient LIKE '<%'");
    ledger.execute("DELETE FROM incidents WHERE words LIKE '<%'");
  }

  @Test
  void a_call_its_answers_and_what_was_done_to_it_are_text() {
    String id = "<img src=x onerror=harmed=1>" + unique;
    PostedCall call =
        PostedCall.answered(id)
            .with("tpCustomerID", "<svg onload=harmed=1>")
            .with("tpCustomerName", MORE)
            .with("tpCallerNumber", "9841<i onclick=harmed=1>")
            .with("tpDTMF", "\"><b>")
            .with("tpCallRecordingPath", "https://x.example/a.wav?javascript:harmed=1");
    truePulse.script(
        id, Answer.status(400, MORE).withContentType("text/html; x=" + HARM).withRetryAfter(HARM));
    relay.accept(call);
    ledger.execute("UPDATE calls SET source = '" + HARM + "' WHERE customer_name = '" + MORE + "'");
    eventually(() -> assertThat(relay.journey(id).getInt("attemptCount")).isPositive());
    logIn();

    page("calls?q=" + encoded(id));
    browser.seeText("tbody", MORE);
    nothingRan();
    call(id);
    browser.seeText("h1", id);
    browser.seeText(".payload dd", MORE);
    browser.seeText(".payload dd", "<svg onload=harmed=1>");
    browser.seeText("dd", HARM);
    browser.seeText("pre.answer", MORE);
    browser.seeText("dd", "text/html; x=" + HARM);
    nothingRan();
    act("Withdraw…", MORE, "Withdraw 1 call");
    browser.seeText(".states", "Withdrawn");
    browser.seeText("tbody td", MORE);
    nothingRan();
    page("acts?target=" + encoded(id));
    browser.seeText("tbody td", MORE);
    nothingRan();
  }

  @Test
  void a_rejected_body_and_what_is_wrong_with_it_are_text() {
    PostedCall call =
        PostedCall.answered()
            .with("tpCallStatus", HARM)
            .with("tpCallRecordingPath", LINK)
            .with("tpCustomerName", MORE);
    String id = relay.post(call).then().statusCode(422).extract().path("quarantineId");
    logIn();
    page("quarantine/" + id);

    browser.seeText(".violations", HARM);
    browser.seeText(".violations", LINK);
    browser.seeText("pre.answer", MORE);
    nothingRan();
    browser.press("Mend it…");
    browser.press("Show and record it");
    eventually(
        () ->
            assertThat(browser.see("textarea[name=body]").getDomProperty("value")).contains(MORE));
    browser.press("Check it");
    browser.seeText(".complaint", HARM);
    nothingRan();
    post("/api/v1/quarantine/" + id + "/discard", "{\"reason\":\"" + MORE + "\"}").statusCode(200);
    page("quarantine");
    browser.see("main :is(table, .list-words)");
    page("quarantine/" + id);
    browser.seeText("dd", MORE);
    nothingRan();
  }

  @Test
  void reasons_of_a_pause_and_of_a_replay_and_its_filter_are_text() {
    logIn();
    post("/api/v1/delivery/pause", "{\"reason\":\"" + MORE + "\"}").statusCode(200);
    page("");
    browser.seeText("main", MORE);
    nothingRan();
    relay.resume();

    String filter = "{\"dryRun\":true,\"filter\":{\"customer\":\"" + MORE + "\"}}";
    String token = post("/api/v1/replays", filter).statusCode(200).extract().path("token");
    String start = "{\"token\":\"" + token + "\",\"reason\":\"" + HARM + unique + "\"}";
    String id = post("/api/v1/replays", start).statusCode(202).extract().path("id");
    page("replays/" + id);
    browser.seeText("dd", HARM + unique);
    browser.seeText("dd", MORE);
    nothingRan();
    page("replays");
    browser.seeText("tbody", HARM + unique);
    nothingRan();
  }

  @Test
  void names_of_users_and_of_tokens_are_text() {
    ledger.execute(
        "INSERT INTO console_users VALUES ('%s', 'VIEWER', 'none', UTC_TIMESTAMP(6), '%s')"
            .formatted(HARM, MORE.substring(0, 64)));
    ledger.execute(
        "INSERT INTO access_tokens VALUES (RANDOM_BYTES(16), '%s', 'VIEWER', SHA2('%s', 256),"
                .formatted(HARM, unique)
            + " UTC_TIMESTAMP(6), '%s', UTC_TIMESTAMP(6), '%s')".formatted(HARM, HARM));
    logIn();
    page("access");

    browser.seeText("tbody th", HARM);
    browser.seeText("tbody td", HARM);
    nothingRan();
  }

  @Test
  void an_incident_and_who_could_not_be_told_of_it_are_text() {
    String id = UUID.randomUUID().toString();
    String key = "UNHEX('" + id.replace("-", "") + "')";
    ledger.execute(
        ("INSERT INTO incidents VALUES (%s, 'endpoint-unreachable', NULL, UTC_TIMESTAMP(6),"
                + " UTC_TIMESTAMP(6), '%s', UTC_TIMESTAMP(6), 1, 1, '%s', UTC_TIMESTAMP(6), 1,"
                + " UTC_TIMESTAMP(6), TRUE)")
            .formatted(key, HARM, MORE));
    ledger.execute(
        ("INSERT INTO notices VALUES (%s, 'RAISED', 'mail', '%s', UTC_TIMESTAMP(6),"
                + " '2099-01-01 00:00:00', 3, NULL, '%s')")
            .formatted(key, HARM, MORE));
    ledger.execute("INSERT INTO notice_incidents VALUES (%s, %s)".formatted(key, key));
    logIn();
    page("incidents");
    browser.seeText("main", "True Pulse");
    nothingRan();
    page("incidents/" + id);

    browser.seeText("main", MORE);
    browser.seeText("tbody", HARM);
    nothingRan();
  }

  @Test
  void the_page_of_a_support_bundle_is_text_too() throws IOException {
    PostedCall call = PostedCall.answered("<b>" + unique).with("tpCustomerName", MORE);
    Instant begin = Instant.now().minusSeconds(1);
    truePulse.script(call.id(), Answer.status(400, MORE), Answer.success());
    relay.accept(call);
    eventually(() -> assertThat(truePulse.isAccepted(call.id())).isTrue());

    browser.driver().get(summaryPage(begin).toUri().toString());

    browser.seeText("body", MORE);
    browser.seeText("body", call.id());
    assertThat(
            browser.script("return document.querySelectorAll('script, img, svg[onload]').length"))
        .isEqualTo(0L);
    assertThat(browser.script("return window.harmed === undefined")).isEqualTo(true);
  }

  private Path summaryPage(Instant begin) throws IOException {
    byte[] zip =
        relay
            .operator()
            .queryParam("from", begin.toString())
            .queryParam("to", Instant.now().plusSeconds(60).toString())
            .get("/api/v1/support-bundle")
            .asByteArray();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry = entries.getNextEntry();
      while (!entry.getName().equals("summary.html")) {
        entry = entries.getNextEntry();
      }
      Path page = Scratch.empty("hostile-bundle").resolve("summary.html");
      return Files.write(page, entries.readAllBytes());
    }
  }

  private ValidatableResponse post(String path, String body) {
    return relay.operator().contentType("application/json").body(body).post(path).then();
  }

  /** The base class sees that the content security policy had nothing to complain of either. */
  private static void nothingRan() {
    assertThat(browser.script("return window.harmed === undefined")).isEqualTo(true);
    assertThat(browser.script(FOREIGN_MARKUP)).isEqualTo("");
  }
}
