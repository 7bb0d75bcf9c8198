package io.callrelay.call;

import io.callrelay.call.PostedFields.Posted;
import io.callrelay.platform.Json;
import java.io.IOException;

/**
 * A call as JSON, exactly as True Pulse is sent it: the eleven fields in the order of S5, all
 * strings, nothing else. The relay keeps calls in this form too.
 */
public final class CallPayload {
  private CallPayload() {}

  /** The JSON text of a call; to be sent as UTF-8. */
  public static String of(Call call) {
    return Json.object(
        json -> {
          for (CallField field : CallField.values()) {
            json.writeStringField(field.jsonName(), call.value(field));
          }
        });
  }

  /**
   * The call in a text that {@link #of} made.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static Call read(String payload) {
    try {
      PostedFields fields = PostedFields.in(payload);
      return Call.of(field -> text(field, fields.of(field)));
    } catch (IOException e) {
      throw new IllegalArgumentException("a payload is one JSON object", e);
    }
  }

  private static String text(CallField field, Posted posted) {
    if (posted instanceof Posted.Text text) {
      return text.value();
    }
    throw new IllegalArgumentException("a payload has a text for " + field.jsonName());
  }
}
