package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.callrelay.rig.Closing;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.support.KeptRequests;
import io.callrelay.support.LedgerDatabase;
import io.callrelay.support.MailServer;
import io.callrelay.support.RelayApi;
import io.callrelay.support.Scratch;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The distribution among neighbours of whom none means it well. It fails, retries, raises
 * incidents, tells of them, is looked at, is killed, and starts again.
 */
final class HostileScene implements AutoCloseable {
  /** Where the trail has what each relay said on stdout and stderr. */
  static final String FIRST = "stdout of the first relay";

  static final String SECOND = "stdout of the second relay";
  static final String LOG = "file log/relay.log";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Instant begin = Instant.now();
  private final Planted planted = new Planted();
  private final Trail trail = new Trail();
  private final SimulatedTruePulse truePulse = SimulatedTruePulse.start();
  private final KeptRequests webhook = KeptRequests.start();
  private final KeptRequests collector = KeptRequests.start();
  private final KeptRequests elsewhere = KeptRequests.start();
  private final String password = secret("the password of the console");
  private final String smtpPassword = secret("the password of the mail server");
  private final String admin = secret("the token of an admin");
  private final String wild = secret("the token of a source that runs wild");
  private final MailServer mailbox = MailServer.start("relay", smtpPassword);
  private final LedgerDatabase ledger;
  private final RelayApi api;
  private final HostileRequests requests;
  private final RelaySetup setup;
  private RelayProcess relay;

  private HostileScene() {
    Path directory = Scratch.empty("hostile");
    ledger = LedgerDatabase.start(directory.resolve("ledger"));
    setup = withNeighbours(withLimits(RelaySetup.of("hostile", webhookOfTruePulse())));
    planted.secret("the token of telephony", RelaySetup.INTAKE_TOKEN);
    planted.secret("the token of an operator", RelaySetup.OPERATOR_TOKEN);
    api = new RelayApi(setup.url(), RelaySetup.INTAKE_TOKEN, admin);
    requests = new HostileRequests(api, planted, trail);
    neighboursMisbehave();
  }

  private String secret(String what) {
    return planted.secret(what, UUID.randomUUID().toString());
  }

  private URI webhookOfTruePulse() {
    return URI.create(truePulse.webhook() + "?key=" + secret("the key of True Pulse"));
  }

  private RelaySetup withNeighbours(RelaySetup setup) {
    String hook = "/hooks/" + secret("the address of the webhook");
    String traces = "/v1/traces?key=" + secret("the key of the collector");
    return setup
        .with(
            "RELAY_INTAKE_TOKENS", "telephony:%s,wild:%s".formatted(RelaySetup.INTAKE_TOKEN, wild))
        .with(
            "RELAY_OPERATOR_TOKENS",
            "tests:%s,boss:%s:admin".formatted(RelaySetup.OPERATOR_TOKEN, admin))
        .with("RELAY_CONSOLE_ADMIN_PASSWORD", password)
        .with("RELAY_LEDGER_URL", ledger.url())
        .with("RELAY_LEDGER_USER", LedgerDatabase.USER)
        .with("RELAY_LEDGER_PASSWORD", secret("the password of the database"))
        .with("RELAY_SUPPORT_MAIL_TO", "support@example.com")
        .with("RELAY_SUPPORT_MAIL_FROM", "relay@example.com")
        .with("RELAY_SUPPORT_SMTP_HOST", "127.0.0.1")
        .with("RELAY_SUPPORT_SMTP_PORT", Integer.toString(mailbox.port()))
        .with("RELAY_SUPPORT_SMTP_TLS", "none")
        .with("RELAY_SUPPORT_SMTP_USER", "relay")
        .with("RELAY_SUPPORT_SMTP_PASSWORD", smtpPassword)
        .with("RELAY_SUPPORT_WEBHOOK_URL", webhook.at(hook).toString())
        .with("RELAY_TRACING_URL", collector.at(traces).toString());
  }

  private static RelaySetup withLimits(RelaySetup setup) {
    return setup
        .with("RELAY_SUPPORT_CALL_LIMIT", "PT1S")
        .with("RELAY_SUPPORT_ENDPOINT_LIMIT", "PT1S")
        .with("RELAY_SUPPORT_QUARANTINE_LIMIT", "1")
        .with("RELAY_SUPPORT_MIN_DISK_FREE", "0")
        .with("RELAY_SUPPORT_CALM", "PT1S")
        .with("RELAY_SUPPORT_WATCH_INTERVAL", "PT0.2S")
        .with("RELAY_DELIVERY_PROBE_INTERVAL", "PT0.2S")
        .with("RELAY_RETRY_FIRST", "PT0.1S")
        .with("RELAY_RETRY_MAX", "PT1S")
        .with("RELAY_INTAKE_RATE", "1")
        .with("RELAY_INTAKE_BURST", "60")
        .with("RELAY_INTAKE_BODY_TIMEOUT", "PT2S");
  }

  private void neighboursMisbehave() {
    String number = planted.number("an answer of True Pulse", "8620314514");
    String begun = "{\"status\":\"ERROR\",\"message\":\"";
    String cut = begun + "y".repeat(500 - begun.length() - 15) + " cut-here " + number + "\"}";
    truePulse.scriptDefault(
        Answer.error(
            "+91 98673-12041 is not " + number + "\r\n" + HostileRequests.FORGED + "\u001b[2J"),
        Answer.redirect(302, elsewhere.at("/").toString()),
        Answer.status(400, cut),
        Answer.redirect(307, elsewhere.at("/").toString()),
        Answer.error(number.substring(0, 5) + " " + number.substring(5) + " failed"));
    webhook.redirectOnce(307, elsewhere.at("/"));
    webhook.refuseOnce(400, planted.number("an answer of the webhook", "8286970818") + "\u001b[2J");
    collector.redirectOnce(308, elsewhere.at("/"));
    mailbox.refuseOnce("not now, " + planted.number("an answer of the mail server", "8397081717"));
  }

  /** Returns when all has happened; the relay runs. */
  static HostileScene played() {
    HostileScene scene = new HostileScene();
    try {
      scene.play();
      return scene;
    } catch (Throwable e) {
      scene.close();
      throw e;
    }
  }

  private void play() {
    start("json");
    logIn();
    requests.postCalls();
    requests.postRejectedBodies();
    within(PATIENCE, () -> assertThat(webhook.requests()).hasSizeGreaterThanOrEqualTo(2));
    requests.actAndTypeWrongly(password);
    requests.knock();
    requests.lookEverywhere();
    truePulse.refuse();
    within(PATIENCE, () -> assertThat(incidents()).contains("endpoint-unreachable"));
    relay().kill();
    trail.add(FIRST, relay().output());
    start("brief");
    truePulse.clearScripts();
    truePulse.listen();
    within(PATIENCE, () -> assertThat(requests.calls()).allMatch(truePulse::isAccepted));
    within(PATIENCE, () -> assertThat(mailbox.mails()).isNotEmpty());
    within(PATIENCE, () -> assertThat(webhook.requests()).hasSizeGreaterThanOrEqualTo(3));
    requests.lookEverywhere();
    takeBundle();
  }

  private void start(String console) {
    relay = RelayProcess.start(setup.with("RELAY_LOG_CONSOLE", console));
    relay.awaitLedger();
  }

  /** Whoever is logged in has secrets too, and uses them. */
  private void logIn() {
    eventually(
        () -> api.operator().get("/api/v1/users").then().body("users.name", hasItem("admin")));
    Response in =
        api.anonymous()
            .contentType("application/json")
            .body("{\"user\":\"admin\",\"password\":\"%s\"}".formatted(password))
            .post("/console/login");
    assertThat(in.statusCode()).isEqualTo(200);
    String cookie = planted.secret("the cookie of a session", in.getCookie("relay-session"));
    String csrf = planted.secret("the token of a session", in.jsonPath().getString("csrf"));
    Response made =
        api.anonymous()
            .cookie("relay-session", cookie)
            .header("X-Relay-CSRF", csrf)
            .contentType("application/json")
            .body("{\"name\":\"made\"}")
            .post("/api/v1/tokens");
    planted.secret("a token that was made", made.jsonPath().getString("token"));
  }

  private List<String> incidents() {
    return api.operator()
        .get("/api/v1/incidents")
        .jsonPath()
        .getList("incidents.cause", String.class);
  }

  private void takeBundle() {
    Response bundle =
        api.operator()
            .queryParam("from", begin.toString())
            .queryParam("to", Instant.now().plusSeconds(60).toString())
            .get("/api/v1/support-bundle");
    assertThat(bundle.statusCode()).isEqualTo(200);
    trail.addZip("the support bundle", bundle.asByteArray());
  }

  /** All that was written up to now. The broker's own storage holds calls, as it must. */
  Trail trail() {
    trail.addFiles(setup.data(), List.of("broker/"));
    trail.add(SECOND, relay().output());
    trail.addAll("the webhook", webhook.requests());
    trail.addAll("the collector of traces", collector.requests());
    mailbox.mails().forEach(mail -> trail.addMail("a mail", mail));
    return trail;
  }

  Planted planted() {
    return planted;
  }

  RelayApi api() {
    return api;
  }

  private RelayProcess relay() {
    return Objects.requireNonNull(relay, "not started yet");
  }

  /** What came where only a followed redirect leads. */
  List<String> elsewhere() {
    return elsewhere.requests();
  }

  /** The relay as a source sees it that is let in by another token than the rest. */
  RelayApi wild() {
    return new RelayApi(api.root(), wild, admin);
  }

  @Override
  public void close() {
    Closing.all(relay, ledger, truePulse, mailbox, webhook, collector, elsewhere);
  }
}
