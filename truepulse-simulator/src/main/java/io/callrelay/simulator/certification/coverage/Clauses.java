package io.callrelay.simulator.certification.coverage;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The specification's clauses, as they come with the suite. */
public final class Clauses {
  private static final String RESOURCE = "/io/callrelay/simulator/certification/clauses.json";

  private Clauses() {}

  /** Every clause, in the specification's order, the readings last. */
  public static List<Clause> all() {
    try (InputStream resource = Clauses.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the clauses are not in the jar: " + RESOURCE);
      }
      JsonArray clauses = new JsonArray(Buffer.buffer(resource.readAllBytes()));
      return clauses.stream().map(JsonObject.class::cast).map(Clauses::clause).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " in the jar cannot be read", e);
    }
  }

  private static Clause clause(JsonObject json) {
    return new Clause(
        json.getString("id"),
        json.getString("section"),
        json.getString("text"),
        json.getJsonArray("checks", new JsonArray()).stream().map(String.class::cast).toList(),
        Optional.ofNullable(json.getString("whyNone")));
  }
}
