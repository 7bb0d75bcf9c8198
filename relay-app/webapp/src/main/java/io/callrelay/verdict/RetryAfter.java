package io.callrelay.verdict;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date in one of the three forms of
 * HTTP. What is not that, names no time to come, or stands there several times says nothing; what
 * asks for more than {@link #MOST} is taken as that.
 */
final class RetryAfter {
  /** The longest wait that is listened to. */
  static final Duration MOST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 9;
  private static final int LONGEST_DATE = 40;

  private static final DateTimeFormatter ASCTIME =
      builder().appendPattern("EEE MMM ppd HH:mm:ss uuuu").toFormatter(Locale.ENGLISH);

  private RetryAfter() {}

  static Optional<Duration> read(List<String> headers, Instant now) {
    if (headers.size() != 1) {
      return Optional.empty();
    }
    String value = headers.get(0).strip();
    Optional<Duration> asked =
        SECONDS.matcher(value).matches() ? Optional.of(seconds(value)) : untilDate(value, now);
    return asked
        .filter(wait -> !wait.isNegative() && !wait.isZero())
        .map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
  }

  private static Duration seconds(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    return number.length() > MOST_DIGITS ? MOST : Duration.ofSeconds(Long.parseLong(number));
  }

  private static Optional<Duration> untilDate(String value, Instant now) {
    if (value.length() > LONGEST_DATE) {
      return Optional.empty();
    }
    for (DateTimeFormatter form :
        List.of(DateTimeFormatter.RFC_1123_DATE_TIME, rfc850(now), ASCTIME)) {
      Optional<Instant> date = date(value, form);
      if (date.isPresent()) {
        return date.map(then -> Duration.between(now, then));
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> date(String value, DateTimeFormatter form) {
    try {
      return Optional.of(form.withZone(ZoneOffset.UTC).parse(value, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A year of two digits lies at most 50 years ahead (RFC 9110, 5.6.7). */
  private static DateTimeFormatter rfc850(Instant now) {
    LocalDate earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(49);
    return builder()
        .appendPattern("EEEE, dd-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH);
  }

  private static DateTimeFormatterBuilder builder() {
    return new DateTimeFormatterBuilder().parseCaseInsensitive();
  }
}
