package io.callrelay.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptOptionsTest {
  private final StringWriter errors = new StringWriter();

  @TempDir private Path folder;

  private int serve(Path scripts) {
    return TruePulseSimulator.commandLine()
        .setErr(new PrintWriter(errors))
        .execute("serve", "--control-port=0", "--webhook-port=0", "--scripts", scripts.toString());
  }

  @Test
  void a_file_that_cannot_be_used_ends_with_2_and_the_place_in_it() throws IOException {
    Path file = folder.resolve("scripts.json");
    Files.writeString(
        file,
        "{\"callers\":{\"2345\":{\"steps\":[{\"answer\":\"success\"},{\"answer\":\"no\"}]}}}");

    assertThat(serve(file)).isEqualTo(2);
    assertThat(errors.toString())
        .contains("scripts.json")
        .contains("callers.2345.steps[1].answer is one of success, error");
  }

  @Test
  void a_file_that_is_not_there_ends_with_2_and_its_name() {
    assertThat(serve(folder.resolve("none.json"))).isEqualTo(2);
    assertThat(errors.toString()).contains("none.json: there is no such file");
  }

  @Test
  void a_file_that_is_not_json_ends_with_2_and_the_place_where_it_stops_being_so()
      throws IOException {
    Path file = folder.resolve("scripts.json");
    Files.writeString(file, "{\n  \"default\": }");

    assertThat(serve(file)).isEqualTo(2);
    assertThat(errors.toString())
        .contains("scripts.json: body is not JSON", "line: 2, column:")
        .doesNotContain("REDACTED");
  }
}
