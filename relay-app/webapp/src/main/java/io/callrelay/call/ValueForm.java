package io.callrelay.call;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form that a value must have (S5 and its readings). */
final class ValueForm {
  /** Every status there is, as the specification writes it. */
  private static final Set<String> STATUSES = Set.of("Answered", "Missed", "Busy", "Abandoned");

  private static final Pattern UTC_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withResolverStyle(ResolverStyle.STRICT);

  /** java.net.URI knows no host with an underscore, which RFC 3986 allows and PBXs are named. */
  private static final Pattern AUTHORITY = Pattern.compile("([^@]*@)?[A-Za-z0-9._~-]+(:\\d{0,5})?");

  private ValueForm() {}

  /** Whether a value that is there has the form of its field. */
  static boolean fits(CallField field, String value) {
    return switch (field) {
      case ID -> CallId.isValid(value);
      case DATE_OF_CALL -> isDay(value);
      case START_TIME, END_TIME -> instant(value).isPresent();
      case STATUS -> STATUSES.contains(value);
      case RECORDING_PATH -> isHttpUrl(value);
      case CUSTOMER_ID, CUSTOMER_NAME, CALLER_NUMBER, DID_NUMBER, DTMF -> true;
    };
  }

  /** What would be right. */
  static String expected(CallField field) {
    return switch (field) {
      case ID -> "1 to 64 printable characters";
      case DATE_OF_CALL -> "a date as dd-MM-yyyy such as 23-10-2025";
      case START_TIME, END_TIME -> "a time in UTC such as 2025-10-23T04:26:31.05Z";
      case STATUS -> "exactly one of Answered, Missed, Busy, Abandoned";
      case RECORDING_PATH -> "an absolute http or https URL, or empty";
      case DTMF -> "at most " + field.maxLength() + " characters, or empty";
      case CUSTOMER_ID, CUSTOMER_NAME, CALLER_NUMBER, DID_NUMBER ->
          "1 to " + field.maxLength() + " characters";
    };
  }

  /** The instant that a time names, if it names one. */
  static Optional<Instant> instant(String time) {
    if (!UTC_TIME.matcher(time).matches()) {
      return Optional.empty();
    }
    try {
      // Instant.parse would take 24:00:00 and leap seconds for instants of another name.
      LocalDateTime inUtc = LocalDateTime.parse(time.substring(0, time.length() - 1));
      return Optional.of(inUtc.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day on which an instant falls in a zone, if it can be written with four digits of year. */
  static Optional<String> day(Instant instant, ZoneId zone) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    boolean writable = day.getYear() >= 0 && day.getYear() <= 9999;
    return writable ? Optional.of(DAY.format(day)) : Optional.empty();
  }

  private static boolean isDay(String value) {
    try {
      return DAY.format(LocalDate.parse(value, DAY)).equals(value);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isHttpUrl(String value) {
    try {
      URI url = new URI(value);
      String authority = url.getRawAuthority();
      return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
          && (url.getHost() != null
              || (authority != null && AUTHORITY.matcher(authority).matches()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
