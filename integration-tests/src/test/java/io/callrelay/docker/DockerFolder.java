package io.callrelay.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The folder {@code docker} of the repository. */
final class DockerFolder {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path DOCKER = ROOT.resolve("docker");

  private DockerFolder() {}

  static String text(String file) {
    try {
      return Files.readString(DOCKER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(DOCKER.resolve(file) + " cannot be read", e);
    }
  }

  /** The services of {@code compose.yml}, by name. */
  static Map<String, Map<String, Object>> services() {
    Map<String, Object> compose =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text("compose.yml"));
    Map<String, Map<String, Object>> services = new TreeMap<>();
    map(compose.get("services")).forEach((name, service) -> services.put(name, map(service)));
    return services;
  }

  /** A YAML mapping. */
  static Map<String, Object> map(Object yaml) {
    Map<String, Object> map = new TreeMap<>();
    if (yaml != null) {
      ((Map<?, ?>) yaml).forEach((key, value) -> map.put(key.toString(), value));
    }
    return map;
  }

  /** A YAML sequence of texts. */
  static List<String> list(Object yaml) {
    return yaml == null
        ? List.of()
        : ((Collection<?>) yaml).stream().map(Object::toString).toList();
  }
}
