package io.callrelay.call;

import io.callrelay.call.PostedFields.Posted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The specification's rules on posted fields (S5 and its readings), all of them checked at once.
 */
final class CallRules {
  private final ZoneId zone;

  CallRules(ZoneId zone) {
    this.zone = zone;
  }

  ReadCall check(PostedFields posted) {
    Check check = new Check();
    for (CallField field : CallField.values()) {
      check.field(field, posted.of(field));
    }
    check.times();
    check.dateOfCall(zone);
    return check.outcome();
  }

  /** One reading under way. */
  private static final class Check {
    /** Right values only. */
    private final Map<CallField, String> values = new EnumMap<>(CallField.class);

    private final Map<CallField, List<Violation>> violations = new EnumMap<>(CallField.class);

    void field(CallField field, Posted posted) {
      if (posted instanceof Posted.Text text && !text.value().isEmpty()) {
        value(field, text.value());
      } else if (posted instanceof Posted.OfType other) {
        broken(field, "is " + other.name());
      } else if (field.required() && field != CallField.DATE_OF_CALL) {
        broken(field, lacking(posted));
      } else {
        values.put(field, "");
      }
    }

    private static String lacking(Posted posted) {
      if (posted instanceof Posted.Absent) {
        return "is missing";
      }
      return posted instanceof Posted.Null ? "is null" : "is empty";
    }

    private void value(CallField field, String value) {
      int length = ValueText.length(value);
      boolean whole = true;
      if (length > field.maxLength()) {
        broken(field, "has %d characters: %s".formatted(length, Shown.of(field, value)));
        whole = false;
      }
      var forbidden = ValueText.firstForbidden(value);
      if (forbidden.isPresent()) {
        broken(
            field,
            "has a control character, a line break or half a surrogate pair as character %d: %s"
                .formatted(forbidden.getAsInt(), Shown.of(field, value)));
        whole = false;
      }
      if (whole && !ValueForm.fits(field, value)) {
        broken(field, "is " + Shown.of(field, value));
        whole = false;
      }
      if (whole) {
        values.put(field, value);
      }
    }

    void times() {
      Optional<Instant> start = instant(CallField.START_TIME);
      Optional<Instant> end = instant(CallField.END_TIME);
      if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
        violation(
            CallField.END_TIME,
            "is %s, before tpCallStartTime %s; the end of a call is not before its start"
                .formatted(values.get(CallField.END_TIME), values.get(CallField.START_TIME)));
      }
    }

    void dateOfCall(ZoneId zone) {
      if ("".equals(values.get(CallField.DATE_OF_CALL))) {
        instant(CallField.START_TIME)
            .ifPresent(
                start ->
                    ValueForm.day(start, zone)
                        .ifPresentOrElse(
                            day -> values.put(CallField.DATE_OF_CALL, day),
                            () -> broken(CallField.DATE_OF_CALL, "cannot be derived")));
      }
    }

    private Optional<Instant> instant(CallField field) {
      return Optional.ofNullable(values.get(field)).flatMap(ValueForm::instant);
    }

    private void broken(CallField field, String found) {
      violation(
          field, "%s; it must be a JSON string: %s".formatted(found, ValueForm.expected(field)));
    }

    private void violation(CallField field, String message) {
      violations
          .computeIfAbsent(field, any -> new ArrayList<>())
          .add(new Violation(field.jsonName(), field.clause(), message));
    }

    ReadCall outcome() {
      if (violations.isEmpty()) {
        return new ReadCall.Valid(Call.of(field -> Objects.requireNonNull(values.get(field))));
      }
      return new ReadCall.Violating(
          Optional.ofNullable(values.get(CallField.ID)),
          violations.values().stream().flatMap(List::stream).toList());
    }
  }
}
