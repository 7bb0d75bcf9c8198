package io.callrelay.operations;

import io.callrelay.ledger.Cursor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request gives, by name, read with an eye on what is wrong with it. Values that are wrong
 * are noted and taken as not given.
 */
final class Given {
  /** Names of what tells a page. */
  static final Set<String> PAGE = Set.of("cursor", "limit");

  /** Longest page. */
  static final int MOST_ON_A_PAGE = 200;

  private static final int USUALLY_ON_A_PAGE = 50;
  private static final int MOST_TEXT = 255;

  private final Map<String, List<String>> values;
  private final FieldErrors errors;

  Given(Map<String, List<String>> values, FieldErrors errors) {
    this.values = values;
    this.errors = errors;
  }

  /** Notes every name that is not among these. */
  void only(Set<String> names) {
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        errors.add(name, "is not known here; there are " + String.join(", ", sorted(names)));
      }
    }
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  /** All values of a name, also those that stand in one with commas between them. */
  List<String> list(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** A text of usual length; an empty one is not given. */
  Optional<String> text(String name) {
    return longText(name, MOST_TEXT);
  }

  /** A text of at most so many characters; an empty one is not given. */
  Optional<String> longText(String name, int most) {
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      errors.add(name, "is given " + all.size() + " times; once is enough");
    }
    Optional<String> text = all.stream().findFirst().map(String::strip);
    if (text.isPresent() && text.get().length() > most) {
      errors.add(name, "must have at most " + most + " characters");
      return Optional.empty();
    }
    return text.filter(value -> !value.isEmpty());
  }

  /** A time in UTC. */
  Optional<Instant> time(String name) {
    Optional<String> text = text(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeParseException e) {
      errors.add(name, "must be a time in UTC such as 2025-10-23T04:26:31Z");
      return Optional.empty();
    }
  }

  /** Yes or no; not given: no. */
  boolean flag(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      errors.add(name, "must be true or false");
    }
    return text.filter("true"::equals).isPresent();
  }

  /** A place in a list. */
  Optional<Cursor> cursor() {
    Optional<String> text = text("cursor");
    Optional<Cursor> cursor = text.flatMap(Cursor::read);
    if (text.isPresent() && cursor.isEmpty()) {
      errors.add("cursor", "must be the 'next' of an earlier page");
    }
    return cursor;
  }

  /** How many on a page. */
  int limit() {
    Optional<String> text = text("limit");
    if (text.isEmpty()) {
      return USUALLY_ON_A_PAGE;
    }
    boolean number = text.get().matches("\\d{1,3}");
    int limit = number ? Integer.parseInt(text.get()) : 0;
    if (limit >= 1 && limit <= MOST_ON_A_PAGE) {
      return limit;
    }
    errors.add("limit", "must be a whole number from 1 to " + MOST_ON_A_PAGE);
    return USUALLY_ON_A_PAGE;
  }
}
