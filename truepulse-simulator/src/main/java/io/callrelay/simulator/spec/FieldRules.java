package io.callrelay.simulator.spec;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The form of each value, and the rules between two of them: the end is not before the start, and
 * the date is that of the start.
 */
final class FieldRules {
  private static final Set<String> STATUS_WORDS = Set.of("Answered", "Missed", "Busy", "Abandoned");
  private static final Pattern AUTHORITY =
      Pattern.compile("([^@]*@)?([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:\\d{0,5})?");
  private static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);

  private FieldRules() {}

  static void check(Payload payload, Findings findings) {
    for (Field field : Field.values()) {
      payload.value(field).ifPresent(value -> checkEmptiness(field, value, findings));
    }
    filled(payload, Field.tpCallID).ifPresent(id -> checkCallId(id, findings));
    checkDayAndTimes(payload, findings);
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

  private static void checkDayAndTimes(Payload payload, Findings findings) {
    Optional<LocalDate> day = day(payload, findings);
    Optional<Instant> start = time(payload, Field.tpCallStartTime, findings);
    Optional<Instant> end = time(payload, Field.tpCallEndTime, findings);
    if (day.isPresent() && start.isPresent()) {
      checkDayAgainstStart(day.get(), start.get(), findings);
    }
    if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
      String shown = payload.value(Field.tpCallEndTime).orElse("");
      findings.broken(Field.tpCallEndTime, shown, "is before tpCallStartTime " + start.get());
    }
  }

  private static Optional<LocalDate> day(Payload payload, Findings findings) {
    Optional<String> text = filled(payload, Field.tpDateOfCall);
    try {
      return text.map(day -> LocalDate.parse(day, DAY));
    } catch (DateTimeException e) {
      findings.broken(Field.tpDateOfCall, text.orElse(""), "is not a date as dd-MM-yyyy");
      return Optional.empty();
    }
  }

  /** The document does not say in which zone the date is: the day in either will do. */
  private static void checkDayAgainstStart(LocalDate day, Instant start, Findings findings) {
    LocalDate inUtc = start.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate inIndia = start.atOffset(INDIA).toLocalDate();
    if (!day.equals(inUtc) && !day.equals(inIndia)) {
      String rule = "is not the day on which the call started, in UTC or in Indian time (";
      String days =
          inUtc.equals(inIndia)
              ? DAY.format(inUtc)
              : DAY.format(inUtc) + " or " + DAY.format(inIndia);
      findings.broken(Field.tpDateOfCall, DAY.format(day), rule + days + ")");
    }
  }

  private static Optional<Instant> time(Payload payload, Field field, Findings findings) {
    Optional<String> text = filled(payload, field);
    Optional<Instant> time = text.flatMap(UtcTimes::read);
    if (text.isPresent() && time.isEmpty()) {
      boolean formed = UtcTimes.hasForm(text.get());
      String rule =
          formed ? "is not a time that exists" : "is not an ISO-8601 time in UTC ending in Z";
      findings.broken(field, text.get(), rule);
    }
    return time;
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
          && uri.getRawAuthority() != null
          && AUTHORITY.matcher(uri.getRawAuthority()).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
