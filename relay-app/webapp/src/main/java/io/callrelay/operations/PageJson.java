package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Page;
import java.io.IOException;

/** A page as it is answered. */
final class PageJson {
  private PageJson() {}

  /** Writes one element. */
  @FunctionalInterface
  interface Element<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }

  static <T> void write(JsonGenerator json, String name, Page<T> page, Element<T> element)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T item : page.items()) {
      element.write(json, item);
    }
    json.writeEndArray();
    OrNull.text(json, "next", page.next().map(Cursor::text));
  }
}
