package io.callrelay.escalation;

import io.callrelay.ledger.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of an incident, as pairs of label and text: the same in every form of a message.
 */
final class Facts {
  private Facts() {}

  static Map<String, String> of(Incident incident, Instant now, Times times) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Since", times.full(incident.start().since()));
    if (incident.overAt().isPresent()) {
      facts.put("Over", times.full(incident.overAt().get()));
      facts.put("Lasted", lasted(incident, incident.overAt().get()));
    } else {
      facts.put("Lasts for", lasted(incident, now));
    }
    calls(incident, facts);
    facts.put("Last seen", incident.sight().words());
    facts.put("Seen by relay", incident.start().by());
    facts.put("Incident", incident.cause() + ", " + incident.id());
    return facts;
  }

  private static String lasted(Incident incident, Instant until) {
    return Spoken.of(Duration.between(incident.start().since(), until));
  }

  private static void calls(Incident incident, Map<String, String> facts) {
    if (incident.sight().mostCalls() == 0) {
      return;
    }
    boolean bodies = Cause.of(incident.cause()) instanceof Cause.QuarantineFilling;
    String now = number(incident.sight().calls());
    String most = "at most " + number(incident.sight().mostCalls());
    if (bodies) {
      facts.put("Bodies rejected", incident.open() ? now : most);
    } else if (incident.open()) {
      boolean fewer = incident.sight().calls() < incident.sight().mostCalls();
      facts.put("Calls that wait", fewer ? now + " (" + most + ")" : now);
    } else {
      facts.put("Calls that waited", most);
    }
  }

  private static String number(long number) {
    return "%,d".formatted(number);
  }
}
