package io.callrelay.docker;

import static io.callrelay.docker.DockerFolder.DOCKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.support.Distribution;
import io.callrelay.support.Scratch;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokerFileIT {
  @Test
  void artemis_reads_the_brokers_file_and_gives_nothing_up() throws Exception {
    Path jars = unpackBroker();
    Path tests =
        Path.of(ReadBrokerFile.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    Command.Ended read =
        Command.run(
            DOCKER,
            Map.of(),
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                "%s/*:%s".formatted(jars, tests),
                ReadBrokerFile.class.getName(),
                DOCKER.resolve("broker/broker.xml").toUri().toString()));

    assertThat(read.status()).as(read.output()).isZero();
    assertThat(read.output())
        .contains(
            "queues: relay.calls relay.probe relay.settlements relay.undeliverable",
            "delivery attempts: -1",
            "when an address is full: PAGE",
            "synchronized: true");
  }

  /** The jars of the relay's own adapter, which fit together. */
  private static Path unpackBroker() throws Exception {
    Path into = Scratch.empty("docker-broker-jars");
    try (ZipFile zip = new ZipFile(Distribution.unpacked().lib("relay-broker.rar").toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".jar")).toList()) {
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, into.resolve(Path.of(entry.getName()).getFileName()));
        }
      }
    }
    return into;
  }
}
