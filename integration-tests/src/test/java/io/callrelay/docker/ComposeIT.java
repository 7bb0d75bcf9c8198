package io.callrelay.docker;

import static io.callrelay.docker.DockerFolder.DOCKER;
import static io.callrelay.docker.DockerFolder.ROOT;
import static io.callrelay.docker.DockerFolder.list;
import static io.callrelay.docker.DockerFolder.map;
import static io.callrelay.docker.DockerFolder.services;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComposeIT {
  private static final Pattern SETTING = Pattern.compile("`(RELAY_[A-Z_]+)`");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):\\?");
  private static final List<String> OURS = List.of("relay-a", "relay-b", "truepulse");

  @Test
  void every_part_is_there() {
    assertThat(services().keySet())
        .containsExactly(
            "broker",
            "grafana",
            "ledger",
            "mail",
            "prometheus",
            "proxy",
            "relay-a",
            "relay-b",
            "truepulse");
  }

  @Test
  void the_relays_are_given_settings_that_there_are_and_no_others() throws IOException {
    Set<String> settings = namesIn(SETTING, Files.readString(ROOT.resolve("README.md")));
    for (String relay : List.of("relay-a", "relay-b")) {
      Set<String> given = map(services().get(relay).get("environment")).keySet();

      assertThat(given).contains("RELAY_TRUEPULSE_URL", "RELAY_LEDGER_URL", "RELAY_BROKER_URL");
      assertThat(given).isSubsetOf(settings);
    }
  }

  @Test
  void the_relays_differ_in_name_and_data_only() {
    Map<String, Object> a = new TreeMap<>(services().get("relay-a"));
    Map<String, Object> b = new TreeMap<>(services().get("relay-b"));

    assertThat(a.remove("volumes")).isNotEqualTo(b.remove("volumes"));
    assertThat(withoutName(a.remove("environment")))
        .isEqualTo(withoutName(b.remove("environment")));
    assertThat(a).isEqualTo(b);
  }

  private static Map<String, Object> withoutName(Object environment) {
    Map<String, Object> rest = map(environment);
    assertThat(rest.remove("RELAY_NODE")).isNotNull();
    return rest;
  }

  @Test
  void every_image_has_a_version() {
    services()
        .forEach(
            (name, service) ->
                assertThat(service.get("image").toString()).as(name).matches(".+:v?\\d+\\.\\d.*"));
    Stream.of("relay", "simulator")
        .flatMap(name -> Dockerfile.of(name).all("FROM").stream())
        .forEach(image -> assertThat(image).matches("[a-z/-]+:\\d+\\.\\d\\S*( AS build)?"));
  }

  @Test
  void what_is_ours_cannot_write_to_its_image_and_is_not_root() {
    for (String name : OURS) {
      Map<String, Object> service = services().get(name);
      assertThat(service.get("read_only")).as(name).isEqualTo(true);
      assertThat(service.get("user").toString()).as(name).matches("[1-9]\\d*:[1-9]\\d*");
      assertThat(list(service.get("cap_drop"))).as(name).containsExactly("ALL");
      assertThat(list(service.get("volumes"))).as(name).anyMatch(v -> v.endsWith(":/data"));
    }
  }

  @Test
  void every_file_that_is_mounted_is_there() {
    List<String> mounted =
        services().values().stream()
            .flatMap(service -> list(service.get("volumes")).stream())
            .filter(volume -> volume.startsWith("./"))
            .map(volume -> volume.substring(0, volume.indexOf(':')))
            .filter(path -> !path.startsWith("./secrets/"))
            .toList();

    assertThat(mounted).hasSizeGreaterThan(4).allMatch(path -> Files.exists(DOCKER.resolve(path)));
  }

  @Test
  void the_secrets_are_made_and_nothing_has_a_default() throws Exception {
    Path copy = Scratch.empty("docker-secrets");
    Path script = Files.copy(DOCKER.resolve("make-secrets"), copy.resolve("make-secrets"));

    Command.Ended made = Command.run(copy, Map.of(), List.of("sh", script.toString()));
    Command.Ended again = Command.run(copy, Map.of(), List.of("sh", script.toString()));

    assertThat(made.status()).as(made.output()).isZero();
    assertThat(again.status()).as("a second time").isEqualTo(1);
    Map<String, String> values = variables(Files.readString(copy.resolve(".env")));
    assertThat(values.keySet()).isEqualTo(namesIn(VARIABLE, DockerFolder.text("compose.yml")));
    assertThat(values.values()).allMatch(value -> value.matches("[A-Za-z0-9]{40}"));
    assertThat(Set.copyOf(values.values())).hasSameSizeAs(values.values());
    assertThat(copy.resolve("secrets/relay-token")).hasContent(values.get("PROMETHEUS_TOKEN"));
    assertThat(made.output()).doesNotContain(values.get("OPERATOR_TOKEN"));
  }

  @Test
  void docker_compose_takes_the_file() throws Exception {
    Command.require("docker-compose", "docker-compose");
    Map<String, String> environment = new TreeMap<>();
    namesIn(VARIABLE, DockerFolder.text("compose.yml"))
        .forEach(name -> environment.put(name, "not-a-secret-of-anybody"));

    Command.Ended checked =
        Command.run(
            DOCKER, environment, List.of("docker-compose", "-f", "compose.yml", "config", "-q"));

    assertThat(checked.status()).as(checked.output()).isZero();
  }

  @Test
  void haproxy_takes_its_configuration() throws Exception {
    Command.require("haproxy", "haproxy");

    Command.Ended checked =
        Command.run(DOCKER, Map.of(), List.of("haproxy", "-c", "-f", "proxy/haproxy.cfg"));

    assertThat(checked.status()).as(checked.output()).isZero();
  }

  private static Set<String> namesIn(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> variables(String file) {
    return file.lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
  }
}
