package io.callrelay.operations;

import io.callrelay.platform.http.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request, field by field. */
final class FieldErrors {
  private record FieldError(String field, String message) {}

  private final List<FieldError> errors = new ArrayList<>();

  /** One field is wrong; the message says what would be right. */
  void add(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  boolean any() {
    return !errors.isEmpty();
  }

  Problem problem() {
    return problem("invalid-request", "The request cannot be done so");
  }

  /** The errors as a problem of another kind. */
  Problem problem(String kind, String title) {
    String detail =
        errors.size() == 1
            ? errors.get(0).field() + " " + errors.get(0).message() + "."
            : errors.size() + " fields are wrong.";
    return Problem.of(422, kind, title, detail)
        .with(
            json -> {
              json.writeArrayFieldStart("violations");
              for (FieldError error : errors) {
                json.writeStartObject();
                json.writeStringField("field", error.field());
                json.writeStringField("message", error.message());
                json.writeEndObject();
              }
              json.writeEndArray();
            });
  }
}
