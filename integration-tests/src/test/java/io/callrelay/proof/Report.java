package io.callrelay.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all experiments of a run came to.
 *
 * @param machine on which it ran, and what else was on it
 * @param leftOut experiments that this machine does not allow, and why
 */
record Report(
    Instant begun, String machine, long seed, List<Outcome> outcomes, List<String> leftOut) {
  /** Writes {@code proof.json} and {@code proof.html}. */
  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(directory.resolve("proof.json").toFile(), content());
    Files.writeString(directory.resolve("proof.html"), new ReportPage(this).html());
  }

  /** How many experiments came to this. */
  long count(Outcome.Result result) {
    return outcomes.stream().filter(outcome -> outcome.result() == result).count();
  }

  private Map<String, Object> content() {
    Map<String, Outcome.Result> results = new LinkedHashMap<>();
    outcomes.forEach(outcome -> results.put(outcome.experiment(), outcome.result()));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("begun", begun.toString());
    content.put("machine", machine);
    content.put("results", results);
    content.put("leftOut", leftOut);
    content.put("experiments", outcomes);
    return content;
  }
}
