package io.callrelay.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.platform.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The distribution's file names every setting as the program knows it. */
class ConfigurationFileTest {
  private static final Path FILE = Path.of("src/main/dist/conf/relay.properties");
  private static final String HEAD =
      """
      # The settings of the relay. A line without '#' in front sets one.
      # The same name in capitals with '_' for '.' and '-', as an environment variable, wins over this
      # file (RELAY_HTTP_PORT=8081); a system property wins over both.
      # Durations are ISO-8601: PT2S is two seconds, PT15M fifteen minutes, P1D a day.
      """;

  @Test
  void the_file_says_what_the_program_says_of_every_setting() throws Exception {
    String expected =
        HEAD
            + Arrays.stream(Setting.values())
                .map(ConfigurationFileTest::entry)
                .collect(Collectors.joining());

    assertThat(Files.readString(FILE)).isEqualTo(expected);
  }

  private static String entry(Setting setting) {
    String text = setting.defaultText() == null ? "" : setting.defaultText();
    return "%n# %s%n# %s%n#%s=%s%n"
        .formatted(setting.meaning(), form(setting), setting.key(), text);
  }

  private static String form(Setting setting) {
    String range =
        setting.least() == null ? "" : ", %s to %s".formatted(setting.least(), setting.most());
    String kind =
        switch (setting.kind()) {
          case INTEGER -> "Whole number";
          case BYTES -> "Bytes";
          case HTTP_URL -> "URL";
          case HOST_AND_PORT -> "Host and port";
          case JDBC_URL -> "JDBC URL";
          case INTAKE_TOKENS, OPERATOR_TOKENS -> "Tokens";
          case LOG_CONSOLE, SWITCH, SMTP_TLS, WEBHOOK_FORM -> "Word";
          case MAIL_ADDRESSES -> "Mail addresses";
          case SECRET_URL -> "URL, secret";
          default -> {
            String name = setting.kind().name().toLowerCase(Locale.ROOT);
            yield name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
          }
        };
    String orDefault = setting.defaultText() == null ? "" : "; default " + setting.defaultText();
    return kind + range + orDefault + ".";
  }
}
