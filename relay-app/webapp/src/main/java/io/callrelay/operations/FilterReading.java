package io.callrelay.operations;

import io.callrelay.ledger.CallFilter;
import io.callrelay.ledger.CallFilter.Span;
import io.callrelay.ledger.CallFilter.Text;
import io.callrelay.ledger.CallState;
import io.callrelay.verdict.Reason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads which calls are looked for. */
final class FilterReading {
  /** Names that a filter may have. */
  static final Set<String> NAMES =
      Set.of(
          "state", "status", "reason", "from", "to", "did", "caller", "customer", "q", "attention");

  /** The values of {@code tpCallStatus} (S5). */
  private static final Set<String> STATUSES = Set.of("Answered", "Missed", "Busy", "Abandoned");

  private static final Map<String, CallState> STATES = byName(CallState.values());
  private static final Map<String, Reason> REASONS = byName(Reason.values());

  private final Given given;
  private final FieldErrors errors;

  private FilterReading(Given given, FieldErrors errors) {
    this.given = given;
    this.errors = errors;
  }

  static CallFilter read(Given given, FieldErrors errors) {
    return new FilterReading(given, errors).read();
  }

  private CallFilter read() {
    return new CallFilter(
        words("state", STATES),
        words("status", STATUSES.stream().collect(Collectors.toMap(s -> s, s -> s))),
        words("reason", REASONS),
        span(),
        texts(),
        given.flag("attention"));
  }

  private <T> Set<T> words(String name, Map<String, T> known) {
    Set<T> found = new LinkedHashSet<>();
    for (String word : given.list(name)) {
      T value = known.get(word);
      if (value == null) {
        errors.add(name, "must be among " + String.join(", ", new TreeSet<>(known.keySet())));
        return new HashSet<>();
      }
      found.add(value);
    }
    return found;
  }

  private Span span() {
    Optional<Instant> from = given.time("from");
    Optional<Instant> to = given.time("to");
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      errors.add("to", "must be after from");
    }
    return new Span(from, to);
  }

  private Map<Text, String> texts() {
    Map<Text, String> texts = new EnumMap<>(Text.class);
    for (Text kind : Text.values()) {
      given.text(kind.parameter()).ifPresent(text -> texts.put(kind, text));
    }
    for (Text number : Set.of(Text.CALLER, Text.DID)) {
      String text = texts.get(number);
      if (text != null && !CallFilter.isNumber(text)) {
        errors.add(number.parameter(), "must be a number, or how one ends");
      }
    }
    return texts;
  }

  private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
    return Stream.of(values).collect(Collectors.toMap(Enum::name, Function.identity()));
  }
}
