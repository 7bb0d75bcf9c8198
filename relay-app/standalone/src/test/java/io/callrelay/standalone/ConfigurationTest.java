package io.callrelay.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.callrelay.platform.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path home;

  private Properties before = new Properties();

  @BeforeEach
  void remember_the_system_properties() {
    before = (Properties) System.getProperties().clone();
  }

  @AfterEach
  void put_them_back() {
    System.setProperties(before);
  }

  @Test
  void the_file_of_the_distribution_is_read() throws Exception {
    file("relay.truepulse.url=http://127.0.0.1:9090/webhook", "relay.http.port=8081");

    Configuration configuration = Configuration.load(home);

    assertThat(configuration.settings().integer(Setting.HTTP_PORT)).isEqualTo(8081);
  }

  @Test
  void a_system_property_wins_over_the_file_and_the_server_sees_the_winner() throws Exception {
    file("relay.truepulse.url=http://127.0.0.1:9090/webhook", "relay.http.port=8081");
    System.setProperty("relay.http.port", "8082");

    Configuration configuration = Configuration.load(home);
    configuration.shareWithThisJvm();

    assertThat(configuration.settings().integer(Setting.HTTP_PORT)).isEqualTo(8082);
    assertThat(System.getProperty("relay.http.port")).isEqualTo("8082");
    assertThat(System.getProperty("relay.truepulse.url"))
        .isEqualTo("http://127.0.0.1:9090/webhook");
  }

  @Test
  void every_missing_or_wrong_setting_is_named() throws Exception {
    file("relay.http.port=high");

    assertThat(refusal().exitCode()).isEqualTo(78);
    assertThat(refusal().reasons())
        .hasSize(2)
        .anyMatch(reason -> reason.contains("relay.truepulse.url"))
        .anyMatch(reason -> reason.contains("relay.http.port") && reason.contains("'high'"));
  }

  @Test
  void a_key_that_is_no_setting_is_refused_because_it_may_be_mistyped() throws Exception {
    file("relay.truepulse.url=http://127.0.0.1:9090/webhook", "relay.htp.port=8081");

    assertThat(refusal().reasons()).singleElement().asString().contains("relay.htp.port");
  }

  @Test
  void a_file_that_is_named_and_not_there_is_refused() {
    System.setProperty("relay.config", home.resolve("elsewhere.properties").toString());

    assertThat(refusal().reasons()).singleElement().asString().contains("elsewhere.properties");
  }

  private StartFailure refusal() {
    return catchThrowableOfType(StartFailure.class, () -> Configuration.load(home));
  }

  private void file(String... lines) throws IOException {
    Path file = home.resolve("conf").resolve("relay.properties");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines));
  }
}
