package io.callrelay.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
  private static final String FROM =
      "<!-- settings: checked against the code by SettingsTableTest -->\n";
  private static final String TO = "<!-- end of settings -->";

  @Test
  void the_readme_has_every_setting_as_the_code_has_it() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    String table = readme.substring(readme.indexOf(FROM) + FROM.length(), readme.indexOf(TO));

    assertThat(table).as("the table of settings in README.md").isEqualTo(tableOfTheCode());
  }

  private static String tableOfTheCode() {
    return Stream.of(Setting.values())
        .map(SettingsTableTest::row)
        .collect(
            Collectors.joining(
                "", "| environment (key) | default | meaning |\n|---|---|---|\n", ""));
  }

  private static String row(Setting setting) {
    String bounds =
        setting.least() == null ? "" : " (%s to %s)".formatted(setting.least(), setting.most());
    String given =
        setting.required() ? "required" : Objects.requireNonNullElse(setting.defaultText(), "none");
    return "| `%s`<br>`%s` | %s%s | %s |\n"
        .formatted(setting.environmentName(), setting.key(), given, bounds, setting.meaning());
  }
}
