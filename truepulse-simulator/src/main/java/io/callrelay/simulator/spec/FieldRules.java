package io.callrelay.simulator.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of each value, and the one rule between two of them: the end is not before the start.
 */
final class FieldRules {
  private static final Set<String> STATUS_WORDS = Set.of("Answered", "Missed", "Busy", "Abandoned");
  private static final Pattern UTC_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);

  private FieldRules() {}

  static void check(Payload payload, Findings findings) {
    for (Field field : Field.values()) {
      payload.value(field).ifPresent(value -> checkEmptiness(field, value, findings));
    }
    filled(payload, Field.tpCallID).ifPresent(id -> checkCallId(id, findings));
    filled(payload, Field.tpDateOfCall).ifPresent(day -> checkDay(day, findings));
    checkTimes(payload, findings);
    filled(payload, Field.tpCallStatus).ifPresent(status -> checkStatus(status, findings));
    filled(payload, Field.tpCallRecordingPath).ifPresent(url -> checkUrl(url, findings));
  }

  private static Optional<String> filled(Payload payload, Field field) {
    return payload.value(field).filter(value -> !value.isEmpty());
  }

  private static void checkEmptiness(Field field, String value, Findings findings) {
    if (value.isEmpty() && !field.mayBeEmpty()) {
      findings.broken(field, value, "is empty");
    }
  }

  private static void checkCallId(String id, Findings findings) {
    if (!CallIds.isValid(id)) {
      findings.broken(Field.tpCallID, id, "is not 1 to 64 printable characters");
    }
  }

  private static void checkDay(String day, Findings findings) {
    try {
      LocalDate.parse(day, DAY);
    } catch (DateTimeException e) {
      findings.broken(Field.tpDateOfCall, day, "is not a date as dd-MM-yyyy");
    }
  }

  private static void checkTimes(Payload payload, Findings findings) {
    Optional<Instant> start = time(payload, Field.tpCallStartTime, findings);
    Optional<Instant> end = time(payload, Field.tpCallEndTime, findings);
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      String shown = payload.value(Field.tpCallEndTime).orElse("");
      findings.broken(Field.tpCallEndTime, shown, "is before tpCallStartTime");
    }
  }

  private static Optional<Instant> time(Payload payload, Field field, Findings findings) {
    Optional<String> text = filled(payload, field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (UTC_TIME.matcher(text.get()).matches()) {
      try {
        return Optional.of(Instant.parse(text.get()));
      } catch (DateTimeException e) {
        findings.broken(field, text.get(), "is not a time that exists");
        return Optional.empty();
      }
    }
    findings.broken(field, text.get(), "is not an ISO-8601 time in UTC ending in Z");
    return Optional.empty();
  }

  private static void checkStatus(String status, Findings findings) {
    if (!STATUS_WORDS.contains(status)) {
      findings.broken(
          Field.tpCallStatus, status, "is not one of Answered, Missed, Busy, Abandoned");
    }
  }

  private static void checkUrl(String url, Findings findings) {
    if (!isHttpUrl(url)) {
      findings.broken(Field.tpCallRecordingPath, url, "is not an absolute http or https URL");
    }
  }

  private static boolean isHttpUrl(String url) {
    try {
      URI uri = new URI(url);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
