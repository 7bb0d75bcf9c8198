package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.fields;
import static io.callrelay.simulator.mutant.Deviating.value;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Dates and times that are not those of the call (S5). */
final class TimeMutants {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
  private static final Duration OLD = Duration.ofDays(2);
  private static final String IN_UTC = "payload-midnight-utc";
  private static final String IN_INDIA = "payload-midnight-india";
  private static final String SMALL_HOURS = "payload-small-hours";

  private TimeMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of("iso-date", "writes the date as yyyy-MM-dd", dated("uuuu-MM-dd"), "payload-date")
            .and(Groups.DAYS),
        Mutant.of("short-year", "writes the date as dd-MM-yy", dated("dd-MM-uu"), "payload-date")
            .and(Groups.DAYS),
        Mutant.of(
            "date-in-utc",
            "sends the UTC day of old calls",
            oldDay(call -> time(call, "tpCallStartTime"), ZoneOffset.UTC),
            IN_UTC,
            SMALL_HOURS),
        Mutant.of(
            "date-of-end-in-utc",
            "sends the UTC day of the end of old calls",
            oldDay(call -> time(call, "tpCallEndTime"), ZoneOffset.UTC),
            SMALL_HOURS),
        Mutant.of(
            "date-of-end",
            "sends the day of the end of old calls",
            oldDay(call -> time(call, "tpCallEndTime"), INDIA),
            IN_INDIA),
        Mutant.of(
                "date-of-sending",
                "sends the day on which it sends, with old calls",
                oldDay(call -> Instant.now(), INDIA))
            .and(Groups.DAYS),
        times("no-z", "leaves the Z of times out", time -> time.replace("Z", "")),
        times("local-times", "sends times in India's zone", TimeMutants::inIndia),
        times("rounded-times", "rounds times up to seconds", TimeMutants::roundedUp),
        Mutant.of(
                "swapped-times",
                "takes the start for the end",
                fields(TimeMutants::swapped),
                "payload-start-time",
                "payload-end-time")
            .and(Groups.MIDNIGHTS));
  }

  private static Mistake dated(String pattern) {
    return value(
        "tpDateOfCall", day -> DateTimeFormatter.ofPattern(pattern).format(DAY.parse(day)));
  }

  /** Of calls of another day only: whether today's call is dated rightly depends on the hour. */
  private static Mistake oldDay(Function<JsonObject, Instant> moment, ZoneId zone) {
    return fields(
        call -> {
          boolean old = time(call, "tpCallStartTime").isBefore(Instant.now().minus(OLD));
          return old ? call.put("tpDateOfCall", DAY.format(moment.apply(call).atZone(zone))) : call;
        });
  }

  private static Instant time(JsonObject call, String field) {
    return Instant.parse(call.getString(field));
  }

  private static Mutant times(String name, String does, UnaryOperator<String> change) {
    Mistake mistake =
        fields(
            call ->
                call.put("tpCallStartTime", change.apply(call.getString("tpCallStartTime")))
                    .put("tpCallEndTime", change.apply(call.getString("tpCallEndTime"))));
    return Mutant.of(
            name, does, mistake, "payload-start-time", "payload-end-time", "payload-no-duration")
        .and(Groups.MIDNIGHTS);
  }

  private static String inIndia(String time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.parse(time).atZone(INDIA));
  }

  private static String roundedUp(String time) {
    return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).toString();
  }

  private static JsonObject swapped(JsonObject call) {
    String start = call.getString("tpCallStartTime");
    return call.put("tpCallStartTime", call.getString("tpCallEndTime")).put("tpCallEndTime", start);
  }
}
