package io.callrelay.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayLogFileTest {
  @TempDir Path directory;

  @Test
  void what_was_logged_before_a_restart_stays() throws Exception {
    Path file = directory.resolve("log/relay.log");
    log(file, 1, Long.MAX_VALUE);
    log(file, 1, Long.MAX_VALUE);

    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void the_file_is_changed_when_it_is_full_and_the_oldest_goes() throws Exception {
    Path file = directory.resolve("relay.log");
    log(file, 100, 300);

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(RelayLogFile.FILES).allMatch(each -> each.toFile().length() <= 300);
    }
    assertThat(Files.readString(file)).contains("event 99");
    assertThat(directory.resolve("relay.log.9")).exists();
  }

  private static void log(Path file, int events, long largest) {
    RelayLogFile log = new RelayLogFile(file, largest);
    for (int i = 0; i < events; i++) {
      log.publish(new LogRecord(Level.INFO, "event " + i));
    }
    log.close();
  }
}
