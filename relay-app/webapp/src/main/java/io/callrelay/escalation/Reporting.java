package io.callrelay.escalation;

import io.callrelay.call.CallMask;
import io.callrelay.escalation.Cause.CallsFailing;
import io.callrelay.escalation.Cause.EndpointUnreachable;
import io.callrelay.escalation.Report.Excerpt;
import io.callrelay.escalation.Report.Story;
import io.callrelay.ledger.Evidence;
import io.callrelay.ledger.Evidence.Kept;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.Notice;
import io.callrelay.platform.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts together what somebody is told. */
@ApplicationScoped
class Reporting {
  private static final int EXCERPTS = 3;
  private static final int MOST_OF_AN_ANSWER = 4000;

  @Inject private Evidence evidence;
  @Inject private NodeName node;
  @Inject private Clock clock;

  Report of(Notice notice, IncidentBook book) {
    List<Story> stories =
        book.find(notice.incidents()).stream()
            .map(incident -> new Story(incident, newest(incident)))
            .toList();
    return new Report(notice.kind(), stories, clock.instant(), node.value());
  }

  /** None while the ledger is down: the message is sent all the same. */
  private List<Excerpt> newest(Incident incident) {
    try {
      return failures(incident).stream().map(Reporting::excerpt).toList();
    } catch (LedgerUnavailable e) {
      return List.of();
    }
  }

  private List<Kept> failures(Incident incident) {
    Cause cause = Cause.of(incident.cause());
    if (cause instanceof CallsFailing failing) {
      return evidence.lastFailures(failing.reason(), EXCERPTS);
    }
    return cause instanceof EndpointUnreachable
        ? evidence.newestFailures(incident.start().since(), EXCERPTS)
        : List.of();
  }

  private static Excerpt excerpt(Kept kept) {
    CallMask mask = CallMask.of(kept.call());
    Optional<String> answer =
        kept.attempt()
            .answer()
            .map(came -> mask.text(new String(came.body(), StandardCharsets.UTF_8)))
            .filter(text -> !text.isBlank())
            .map(Reporting::cut);
    String status = kept.attempt().answer().map(came -> ", HTTP " + came.status()).orElse("");
    return new Excerpt(
        kept.attempt().startedAt(),
        kept.call().id().value(),
        kept.attempt().reason() + status + ": " + mask.text(kept.attempt().detail()),
        answer);
  }

  private static String cut(String answer) {
    return answer.length() <= MOST_OF_AN_ANSWER
        ? answer
        : "%s… (%d characters more, in the support bundle)"
            .formatted(answer.substring(0, MOST_OF_AN_ANSWER), answer.length() - MOST_OF_AN_ANSWER);
  }
}
