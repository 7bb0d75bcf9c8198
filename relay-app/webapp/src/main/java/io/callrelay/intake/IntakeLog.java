package io.callrelay.intake;

import io.callrelay.call.CallField;
import io.callrelay.call.Violation;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.http.Problem;
import java.util.stream.Collectors;

/** One line for each body that was not taken; names of fields, and nobody's phone number. */
final class IntakeLog {
  private static final EventLog LOG = EventLog.of(IntakeLog.class);
  private static final String CALL_ID = CallField.ID.jsonName();

  private IntakeLog() {}

  static void tell(String source, Acceptance acceptance) {
    if (acceptance instanceof Acceptance.Conflicting conflicting) {
      conflict(source, conflicting);
    } else if (acceptance instanceof Acceptance.Rejected rejected) {
      quarantined(source, rejected);
    } else if (acceptance instanceof Acceptance.NotDurable notDurable) {
      notDurable(source, notDurable);
    } else if (acceptance instanceof Acceptance.Malformed malformed) {
      refused(source, PostedBody.malformed(malformed.message()));
    }
  }

  static void refused(String source, Problem problem) {
    LOG.warning("body-refused")
        .with("source", source)
        .with("status", problem.status())
        .with("reason", problem.detail())
        .tell("A posted body was refused and nothing of it kept; its sender must correct it");
  }

  private static void conflict(String source, Acceptance.Conflicting conflicting) {
    LOG.warning("call-conflict")
        .with(CALL_ID, conflicting.id())
        .with("source", source)
        .with(
            "fields",
            conflicting.fields().stream().map(CallField::jsonName).collect(Collectors.joining(" ")))
        .tell(
            "Call "
                + conflicting.id()
                + " was posted with other content than before; what came first stands");
  }

  private static void quarantined(String source, Acceptance.Rejected rejected) {
    LOG.warning("call-quarantined")
        .with(CALL_ID, rejected.callId().orElse(null))
        .with("source", source)
        .with("quarantineId", rejected.quarantineId())
        .with(
            "fields",
            rejected.violations().stream()
                .map(Violation::field)
                .distinct()
                .collect(Collectors.joining(" ")))
        .tell("A posted call breaks the specification; it is kept in quarantine for the operator");
  }

  private static void notDurable(String source, Acceptance.NotDurable notDurable) {
    LOG.warning("call-not-accepted")
        .with(CALL_ID, notDurable.callId().orElse(null))
        .with("source", source)
        .with("reason", notDurable.why())
        .tell("Nothing could keep a posted call; its sender was told 503 and must post it again");
  }
}
