package io.callrelay.operations.bundle;

import io.callrelay.ledger.Evidence.Range;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Incidents;
import io.callrelay.platform.http.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which bundle is asked for. */
sealed interface BundleQuery {
  /** A bundle that can be made. */
  record Wanted(Contents contents) implements BundleQuery {}

  /** The question is wrong, and the problem says where. */
  record Wrong(Problem problem) implements BundleQuery {}

  /** Longest time that a bundle tells of. */
  Duration LONGEST = Duration.ofDays(31);

  /** An incident's bundle begins so long before the incident. */
  Duration BEFORE = Duration.ofMinutes(5);

  /**
   * The parameters as they came, each null when it did not.
   *
   * @param from a time in UTC
   * @param to a time in UTC, at most {@link #LONGEST} later
   * @param incident id of one, in place of both
   * @param numbers {@code masked} or {@code full}
   */
  record Parameters(
      @Nullable String from,
      @Nullable String to,
      @Nullable String incident,
      @Nullable String numbers) {}

  /** A field and what is wrong with it. */
  record Violation(String field, String message) {}

  /** Reads the parameters. */
  static BundleQuery read(Parameters asked, Incidents incidents, Instant now) {
    List<Violation> violations = new ArrayList<>();
    String numbers = asked.numbers() == null ? "masked" : asked.numbers();
    if (!numbers.equals("masked") && !numbers.equals("full")) {
      violations.add(new Violation("numbers", "must be masked or full"));
    }
    if (asked.incident() != null && (asked.from() != null || asked.to() != null)) {
      violations.add(new Violation("incident", "stands in place of from and to"));
    }
    boolean full = numbers.equals("full");
    return asked.incident() == null
        ? ofTime(asked, violations, full, now)
        : ofIncident(asked.incident(), incidents, violations, full, now);
  }

  private static BundleQuery ofTime(
      Parameters asked, List<Violation> violations, boolean full, Instant now) {
    Optional<Instant> from = time("from", asked.from(), violations);
    Optional<Instant> to = time("to", asked.to(), violations);
    if (from.isPresent() && to.isPresent()) {
      Duration length = Duration.between(from.get(), to.get());
      if (length.isNegative() || length.isZero()) {
        violations.add(new Violation("to", "must be after from"));
      } else if (length.compareTo(LONGEST) > 0) {
        violations.add(
            new Violation("to", "must be at most %d days after from".formatted(LONGEST.toDays())));
      }
    }
    if (!violations.isEmpty()) {
      return new Wrong(invalid(violations));
    }
    Instant end = to.orElseThrow().isAfter(now) ? now : to.orElseThrow();
    Range range = new Range(from.orElseThrow(), end);
    return new Wanted(new Contents(range, Optional.empty(), Optional.empty(), full, now));
  }

  private static Optional<Instant> time(
      String field, @Nullable String text, List<Violation> violations) {
    try {
      if (text != null) {
        return Optional.of(Instant.parse(text));
      }
    } catch (DateTimeException e) {
      // Told like a missing one: what would be right is the same.
    }
    violations.add(new Violation(field, "must be a time in UTC such as 2025-10-23T04:26:31Z"));
    return Optional.empty();
  }

  private static BundleQuery ofIncident(
      String id, Incidents incidents, List<Violation> violations, boolean full, Instant now) {
    if (!violations.isEmpty()) {
      return new Wrong(invalid(violations));
    }
    Optional<Incident> incident =
        uuid(id).flatMap(key -> incidents.find(List.of(key)).stream().findAny());
    if (incident.isEmpty()) {
      return new Wrong(
          Problem.of(
              404, "unknown-incident", "No such incident", "The ledger has no such incident."));
    }
    Instant from = incident.get().start().since().minus(BEFORE);
    Instant to = incident.get().overAt().map(over -> over.plus(BEFORE)).orElse(now);
    Range range = new Range(from, to.isAfter(now) ? now : to);
    return new Wanted(new Contents(range, Optional.empty(), incident, full, now));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Problem invalid(List<Violation> violations) {
    return Problem.of(
            422,
            "invalid-request",
            "The request cannot be done so",
            "%d of its parameters are wrong.".formatted(violations.size()))
        .with(
            json -> {
              json.writeArrayFieldStart("violations");
              for (Violation violation : violations) {
                json.writeStartObject();
                json.writeStringField("field", violation.field());
                json.writeStringField("message", violation.message());
                json.writeEndObject();
              }
              json.writeEndArray();
            });
  }
}
