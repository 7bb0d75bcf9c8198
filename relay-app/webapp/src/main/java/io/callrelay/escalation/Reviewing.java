package io.callrelay.escalation;

import io.callrelay.escalation.IncidentPolicy.Look;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.IncidentBook.Known;
import io.callrelay.ledger.IncidentBook.Review;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Both policies, one after the other: what is there, and what is to be said of it. Pure. */
record Reviewing(IncidentPolicy incidents, NoticePolicy notices) {
  Review review(Known known, Look look) {
    Map<UUID, Incident> reviewed = new LinkedHashMap<>();
    List<Incident> after = incidents.after(known.incidents(), look);
    after.forEach(incident -> reviewed.put(incident.id(), incident));
    Review told = notices.after(after, known.unsent(), look.at());
    told.incidents().forEach(incident -> reviewed.put(incident.id(), incident));
    return new Review(List.copyOf(reviewed.values()), told.notices());
  }

  /** How far back incidents may tell something of those of today. */
  Duration recent() {
    return incidents.aftermath().plus(NoticePolicy.STORM);
  }
}
