package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.spec.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Makes calls that no other has: every one has an id and a caller number of its own, in this run
 * and, as far as chance allows, in all runs.
 */
final class CallFactory {
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
  private static final Duration TALK = Duration.ofSeconds(75);

  private final Clock clock;
  private final String run;
  private final int prefix;
  private final AtomicInteger made = new AtomicInteger();

  CallFactory(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.run =
        "cert-%s-%06x"
            .formatted(
                DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(clock.instant().atZone(INDIA)),
                random.nextInt(1 << 24));
    this.prefix = random.nextInt(1000, 10_000);
  }

  /** An answered call that has just ended. */
  CallFields next() {
    int number = made.incrementAndGet();
    Instant end = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant start = end.minus(TALK);
    Map<Field, String> values = new EnumMap<>(Field.class);
    values.put(Field.tpCallID, String.format(Locale.ROOT, "%s-%04d", run, number));
    values.put(Field.tpCustomerID, "78521");
    values.put(Field.tpCustomerName, "ASG");
    values.put(Field.tpCallerNumber, String.format(Locale.ROOT, "98%04d%04d", prefix, number));
    values.put(Field.tpDIDNumber, "02269112345");
    values.put(Field.tpDateOfCall, DAY.format(start.atZone(INDIA)));
    values.put(Field.tpCallStartTime, start.toString());
    values.put(Field.tpCallEndTime, end.toString());
    values.put(Field.tpDTMF, "51");
    values.put(Field.tpCallStatus, "Answered");
    values.put(
        Field.tpCallRecordingPath, "https://recordings.example/ASG/" + run + "-" + number + ".wav");
    return new CallFields(values);
  }
}
