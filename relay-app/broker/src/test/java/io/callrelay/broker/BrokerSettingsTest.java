package io.callrelay.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void without_any_setting_the_broker_is_embedded_under_the_default_directory() {
    BrokerSettings settings = read(AdapterProperties.NONE, NOTHING, NOTHING);

    assertThat(settings.embedded()).isTrue();
    assertThat(settings.directory())
        .isEqualTo(Path.of("relay-data", "broker").toAbsolutePath().normalize());
    assertThat(settings.minDiskFree()).isEqualTo(512L * 1024 * 1024);
  }

  @Test
  void the_adapters_property_wins_over_the_system_property_and_that_over_the_environment() {
    Map<String, String> system =
        Map.of("relay.data-dir", "/system", "relay.broker.min-disk-free", "2");
    Map<String, String> environment =
        Map.of(
            "RELAY_DATA_DIR", "/environment",
            "RELAY_BROKER_MIN_DISK_FREE", "3",
            "RELAY_BROKER_USER", "relay");

    BrokerSettings settings =
        read(AdapterProperties.NONE.with("relay.data-dir", "/property"), system, environment);

    assertThat(settings.directory()).isEqualTo(Path.of("/property/broker"));
    assertThat(settings.minDiskFree()).isEqualTo(2);
    assertThat(settings.user()).contains("relay");
  }

  @Test
  void addresses_of_external_brokers_are_read_with_their_parameters() {
    BrokerSettings settings =
        read(
            AdapterProperties.NONE.with(
                "relay.broker.url", "tcp://one, tcp://two:61617?sslEnabled=true"),
            NOTHING,
            NOTHING);

    assertThat(settings.embedded()).isFalse();
    assertThat(settings.brokers())
        .extracting(BrokerAddress::parameters)
        .containsExactly(
            Map.of("host", "one", "port", 61616),
            Map.of("host", "two", "port", 61617, "sslEnabled", "true"));
  }

  @Test
  void an_encrypted_address_trusts_what_is_in_the_file_and_nothing_else() {
    BrokerSettings settings =
        read(
            AdapterProperties.NONE
                .with("relay.broker.url", "ssl://one")
                .with("relay.broker.trust", "/etc/relay/broker.pem"),
            NOTHING,
            NOTHING);

    assertThat(settings.brokers().get(0).parameters())
        .containsEntry("sslEnabled", "true")
        .containsEntry("trustStorePath", "/etc/relay/broker.pem")
        .containsEntry("trustStoreType", "PEMCA")
        .containsEntry("forceSSLParameters", "true");
  }

  @Test
  void a_trust_file_beside_an_address_that_is_not_encrypted_is_a_mistake() {
    AdapterProperties both =
        AdapterProperties.NONE
            .with("relay.broker.url", "ssl://one,tcp://two")
            .with("relay.broker.trust", "/etc/relay/broker.pem");

    assertThatThrownBy(() -> read(both, NOTHING, NOTHING))
        .hasMessageContaining("relay.broker.trust")
        .hasMessageContaining("'tcp://two'")
        .hasMessageContaining("ssl://host:port");
  }

  @Test
  void a_wrong_setting_is_named() {
    assertThatThrownBy(
            () ->
                read(
                    AdapterProperties.NONE.with("relay.broker.min-disk-free", "much"),
                    NOTHING,
                    NOTHING))
        .hasMessageContaining("relay.broker.min-disk-free")
        .hasMessageContaining("'much'");
    assertThatThrownBy(
            () ->
                read(
                    AdapterProperties.NONE.with("relay.broker.url", "broker:61616"),
                    NOTHING,
                    NOTHING))
        .hasMessageContaining("relay.broker.url")
        .hasMessageContaining("tcp://host:port");
  }

  @Test
  void the_password_is_not_printed() {
    AdapterProperties properties = AdapterProperties.NONE.with("relay.broker.password", "secret");

    assertThat(properties.toString()).doesNotContain("secret");
    assertThat(read(properties, NOTHING, NOTHING).toString()).doesNotContain("secret");
  }

  private static BrokerSettings read(
      AdapterProperties properties, Map<String, String> system, Map<String, String> environment) {
    return BrokerSettings.read(
        properties, new BrokerSettings.Sources(system::get, environment::get));
  }
}
