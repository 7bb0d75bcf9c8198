package io.callrelay.escalation;

import io.callrelay.escalation.Report.Excerpt;
import io.callrelay.escalation.Report.Story;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Notice;
import io.callrelay.verdict.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reports in which a test names only what matters to it. */
final class Reports {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:05Z");
  static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  static final String HOSTILE =
      "{\"status\":\"ERROR\",\"message\":\"<script>alert(1)</script> \\r\\nBcc: x@example.com & \"}";

  private Reports() {}

  static Incident endpointAway() {
    return Incident.raised(
            new Incident.Start(
                new Cause.EndpointUnreachable().key(),
                NOON.minusSeconds(1200),
                NOON.minusSeconds(900),
                "relay-1"),
            1842,
            "No attempt has had a verdict since 2026-03-01T11:40:05Z; the last one ended at"
                + " 2026-03-01T12:00:01Z")
        .told(NOON.minusSeconds(900));
  }

  static Incident refusing() {
    return Incident.raised(
        new Incident.Start(
            new Cause.CallsFailing(Reason.ERROR_ANSWER).key(),
            NOON.minusSeconds(5400),
            NOON.minusSeconds(4500),
            "relay-2"),
        17,
        "17 calls have failed for longer than 15 minutes, the last time with ERROR_ANSWER");
  }

  static Excerpt noConnection() {
    return new Excerpt(
        NOON.minusSeconds(4), "9884420011", "NO_CONNECTION: Connection refused", Optional.empty());
  }

  static Excerpt hostile() {
    return new Excerpt(
        NOON.minusSeconds(60),
        "9884420012",
        "ERROR_ANSWER, HTTP 200: unknown customer 78521",
        Optional.of(HOSTILE));
  }

  static Report raised() {
    return report(
        Notice.Kind.RAISED, new Story(endpointAway(), List.of(noConnection(), hostile())));
  }

  static Report over() {
    return report(
        Notice.Kind.OVER, new Story(endpointAway().over(NOON.minusSeconds(70)), List.of()));
  }

  static Report digest() {
    return report(
        Notice.Kind.DIGEST,
        new Story(endpointAway(), List.of(noConnection())),
        new Story(refusing(), List.of(hostile())),
        new Story(
            Incident.raised(
                    new Incident.Start("broker", NOON.minusSeconds(600), NOON, "relay-1"),
                    0,
                    "AMQ219014: Timed out after waiting 3000 ms")
                .over(NOON),
            List.of()));
  }

  static Report report(Notice.Kind kind, Story... stories) {
    return new Report(kind, List.of(stories), NOON, "relay-1");
  }

  static Notice notice(Report report, String address) {
    return Notice.due(
        report.kind(),
        new Notice.Recipient(Channel.MAIL, address),
        report.stories().stream().map(story -> story.incident().id()).toList(),
        NOON);
  }
}
