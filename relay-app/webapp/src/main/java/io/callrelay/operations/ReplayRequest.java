package io.callrelay.operations;

import io.callrelay.ledger.CallFilter;
import io.callrelay.platform.Printable;
import io.callrelay.platform.http.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is wanted of a replay. */
sealed interface ReplayRequest {
  /** To know what it would do. */
  record Preview(CallFilter filter) implements ReplayRequest {}

  /** To do what was looked at. */
  record Start(UUID token, String reason) implements ReplayRequest {}

  /** Nothing that can be understood. */
  record Wrong(Problem problem) implements ReplayRequest {}

  /** Where the filter's fields begin. */
  String FILTER = "filter.";

  /** Calls that wait are replayed: which state is not a question. */
  Set<String> NAMES =
      FilterReading.NAMES.stream()
          .filter(name -> !name.equals("state"))
          .collect(Collectors.toUnmodifiableSet());

  /** Reads the fields of a request. */
  static ReplayRequest read(Map<String, List<String>> fields) {
    FieldErrors errors = new FieldErrors();
    ReplayRequest request = read(fields, errors);
    return errors.any() ? new Wrong(errors.problem()) : request;
  }

  private static ReplayRequest read(Map<String, List<String>> fields, FieldErrors errors) {
    Map<String, List<String>> filter = new LinkedHashMap<>();
    Map<String, List<String>> others = new LinkedHashMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(FILTER)) {
            filter.put(name.substring(FILTER.length()), values);
          } else {
            others.put(name, values);
          }
        });
    Given given = new Given(others, errors);
    given.only(Set.of("dryRun", "filter", "token", "reason"));
    if (given.flag("dryRun")) {
      Given ofFilter = new Given(filter, errors);
      ofFilter.only(NAMES);
      return new Preview(FilterReading.read(ofFilter, errors));
    }
    return start(given, errors);
  }

  private static ReplayRequest start(Given given, FieldErrors errors) {
    Optional<UUID> token = given.text("token").flatMap(Ids::read);
    if (token.isEmpty()) {
      errors.add("token", "must be the token of a preview; ask for one with \"dryRun\":true");
    }
    Optional<String> reason = given.longText("reason", Because.MOST).map(Printable::reason);
    if (reason.isEmpty()) {
      errors.add("reason", "must have 1 to %d characters".formatted(Because.MOST));
    }
    return new Start(token.orElse(new UUID(0, 0)), reason.orElse(""));
  }
}
