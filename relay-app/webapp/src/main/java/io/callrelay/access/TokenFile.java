package io.callrelay.access;

import io.callrelay.access.KnownTokens.Entry;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.PrivateFile;
import io.callrelay.platform.Role;
import io.callrelay.platform.SecretHash;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The hashes of the ledger's tokens in the data directory, so that a relay which starts while the
 * ledger is down knows whose calls to take. One line each: hash, role, name.
 */
@ApplicationScoped
class TokenFile {
  private static final EventLog LOG = EventLog.of(TokenFile.class);
  private static final String NAME = "known-tokens.txt";

  private Path file;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected TokenFile() {}

  @Inject
  TokenFile(Settings settings) {
    this.file = settings.path(Setting.DATA_DIR).resolve(NAME);
  }

  /** What was last written; empty when nothing was, or it cannot be read. */
  List<Entry> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<Entry> entries = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ", 3);
        entries.add(new Entry(parts[2], Role.valueOf(parts[1]), SecretHash.ofHex(parts[0])));
      }
      return List.copyOf(entries);
    } catch (IOException | RuntimeException e) {
      LOG.warning("known-tokens-unreadable")
          .with("file", file)
          .because(e)
          .tell("The tokens that the ledger had cannot be read; they are known once it answers");
      return List.of();
    }
  }

  void write(List<Entry> entries) {
    String lines =
        entries.stream()
            .map(entry -> "%s %s %s%n".formatted(entry.hash().hex(), entry.role(), entry.name()))
            .collect(Collectors.joining());
    try {
      PrivateFile.write(file, lines);
    } catch (IOException e) {
      LOG.warning("known-tokens-unwritten")
          .with("file", file)
          .because(e)
          .tell("Tokens that admins made are known in memory only; after a restart the ledger's");
    }
  }
}
