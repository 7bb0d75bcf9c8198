package io.callrelay.simulator.certification.report;

import io.callrelay.simulator.certification.CertificationOptions.Tempo;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.CheckDescription;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.certification.result.Level;
import io.callrelay.simulator.certification.result.Outcome;
import io.callrelay.simulator.certification.result.Subject;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Certificates; a test names only what matters to it. */
public final class Found {
  public static final Instant START = Instant.parse("2026-11-24T04:26:31.050Z");
  public static final String CALLER = "9841012345";
  public static final String DID = "02269112345";
  public static final String TOKEN = "s3cret-intake-token/42";

  private Found() {}

  /** Of these results, and complete. */
  public static Certificate certificate(CheckResult... results) {
    return certificate(true, List.of(results));
  }

  public static Certificate certificate(boolean complete, List<CheckResult> results) {
    return new Certificate(
        new Subject(
            "Acme PBX 4.2",
            "Q. A. Engineer",
            Subject.Mode.DRIVEN,
            "short",
            Optional.of("http://127.0.0.1:8080/api/v1/calls"),
            "http://127.0.0.1:9090/webhook"),
        "1.2.3",
        START,
        START.plusMillis(93_500),
        results,
        complete);
  }

  public static CheckResult result(Outcome outcome, Evidence... evidence) {
    return result("retry-after-error", outcome, "Attempt 2 came after 1.034 s.", evidence);
  }

  public static CheckResult result(
      String id, Outcome outcome, String finding, Evidence... evidence) {
    Level level = outcome == Outcome.WARNING ? Level.SHOULD : Level.MUST;
    CheckDescription check =
        new CheckDescription(
            id,
            "Retries",
            "ERROR is retried",
            List.of("S7.2", "S8.3"),
            level,
            "Answers the first attempt with ERROR.",
            "The same call comes again.",
            Duration.ofSeconds(60));
    Duration took = outcome == Outcome.SKIPPED ? Duration.ZERO : Duration.ofMillis(1_250);
    return new CheckResult(check, outcome, finding, START, took, List.of(evidence));
  }

  /** A must that was run, and of which nothing can be said. */
  public static CheckResult undecided() {
    CheckResult skipped = result(Outcome.SKIPPED);
    return new CheckResult(
        skipped.check(), Outcome.SKIPPED, "Nothing came.", START, Duration.ofSeconds(3), List.of());
  }

  public static Evidence evidence(Kind kind, long millis, String bytes) {
    return evidence(kind, millis, Buffer.buffer(bytes));
  }

  public static Evidence evidence(Kind kind, long millis, Buffer bytes) {
    return new Evidence(START.plusMillis(millis), kind, "it was seen", bytes);
  }

  /** A webhook as it comes over the wire. */
  public static String webhook(String callId) {
    return "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1:9090\r\nContent-Type: application/json\r\n"
        + "\r\n"
        + payload(callId);
  }

  /** A post to the intake, with its token. */
  public static String post(String callId) {
    return "POST /api/v1/calls HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nAuthorization: Bearer "
        + TOKEN
        + "\r\nContent-Type: application/json\r\n\r\n"
        + payload(callId);
  }

  public static String answer(String status, String message) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"status\":\""
        + status
        + "\",\"message\":\""
        + message
        + "\"}";
  }

  private static String payload(String callId) {
    return "{\"tpCallID\":\""
        + callId
        + "\",\"tpCustomerID\":\"78521\",\"tpCustomerName\":\"ASG \u0926\u0947\u0935\",\"tpCallerNumber\":\""
        + CALLER
        + "\",\"tpDIDNumber\":\""
        + DID
        + "\",\"tpDateOfCall\":\"24-11-2026\",\"tpCallStartTime\":\"2026-11-24T04:16:31.05Z\","
        + "\"tpCallEndTime\":\"2026-11-24T04:26:31.05Z\",\"tpDTMF\":\"51\",\"tpCallStatus\":\"Answered\","
        + "\"tpCallRecordingPath\":\"https://pbx.example/rec/"
        + CALLER
        + ".wav\"}";
  }

  /** A call that is posted, arrives, is refused and comes again until it is taken. */
  public static Evidence[] retried(String callId, long... arrivals) {
    List<Evidence> seen = new ArrayList<>();
    seen.add(evidence(Kind.POSTED_TO_INTAKE, 1, post(callId)));
    seen.add(
        evidence(Kind.INTAKE_ANSWERED, 9, "HTTP/1.1 202 Accepted\r\n\r\n{\"state\":\"QUEUED\"}"));
    for (int i = 0; i < arrivals.length; i++) {
      boolean last = i == arrivals.length - 1;
      String answer = last ? answer("SUCCESS", "Data added successfully.") : answer("ERROR", "no");
      seen.add(evidence(Kind.WEBHOOK_ARRIVED, arrivals[i], webhook(callId)));
      seen.add(evidence(Kind.WEBHOOK_ANSWERED, arrivals[i], answer));
    }
    return seen.toArray(Evidence[]::new);
  }

  /** The whole plan, with one check of each outcome and the others passed. */
  public static Certificate wholePlan() {
    List<CheckResult> results = new ArrayList<>();
    for (CheckDescription check : Plan.of(RunProfile.SHORT, Tempo.USUAL).descriptions()) {
      Outcome outcome =
          switch (check.id()) {
            case "payload-unicode-name", "retry-after-redirect" -> Outcome.FAILED;
            case "spacing-grows" -> Outcome.WARNING;
            case "trigger-busy" -> Outcome.SKIPPED;
            case "support-is-notified", "log-can-be-shared" -> Outcome.REVIEW;
            case "outage-503" -> Outcome.ERROR;
            default -> Outcome.PASSED;
          };
      results.add(ofPlan(check, outcome));
    }
    return certificate(true, results);
  }

  private static CheckResult ofPlan(CheckDescription check, Outcome outcome) {
    boolean run = outcome != Outcome.SKIPPED && outcome != Outcome.REVIEW;
    Evidence[] evidence =
        !run
            ? new Evidence[0]
            : check.module().equals("Payload")
                ? retried("cert-" + check.id(), 130)
                : retried("cert-" + check.id(), 130, 1_164, 3_207, 7_411);
    return new CheckResult(
        check,
        outcome,
        finding(outcome),
        START,
        run ? Duration.ofMillis(7_800) : Duration.ZERO,
        List.of(evidence));
  }

  private static String finding(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "The call arrived 130 ms after it was posted, as it should.";
      case FAILED ->
          "The webhook said otherwise: \"ASG ???\" where \"ASG \u0926\u0947\u0935\" was posted.";
      case WARNING -> "Attempts 2 to 6 came 1.0 s apart each; the time between them did not grow.";
      case SKIPPED -> "Not asked for.";
      case REVIEW -> "Nobody was asked: did support get a message while the endpoint was down?";
      case ERROR -> "The suite could not open its port again: address already in use.";
    };
  }
}
