package io.callrelay.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The files of a journal before the broker reads them. Artemis writes a header into a file before
 * anything else, and starts with no file that has none: one disk fault would keep the relay down.
 * Such a file holds no message that could be read. It is set aside for whoever wants to look, and
 * the calls that were in it come again from the ledger.
 */
final class JournalFiles {
  private static final Logger LOG = Logger.getLogger(JournalFiles.class.getName());
  private static final String FILES = "*.amq";
  private static final String ASIDE = ".unreadable";

  /** Version, the user's version and the file's number. */
  private static final int HEADER_BYTES = 16;

  private JournalFiles() {}

  /** Sets those files of a directory aside whose header is missing; it need not exist. */
  static void setUnreadableAside(Path journal) throws IOException {
    if (!Files.isDirectory(journal)) {
      return;
    }
    for (Path file : filesOf(journal)) {
      if (hasNoHeader(file)) {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.log(
            Level.SEVERE,
            "A file of the queue is damaged and was set aside as {0}; its calls are queued again"
                + " from the ledger",
            aside);
      }
    }
  }

  private static List<Path> filesOf(Path journal) throws IOException {
    try (Stream<Path> files = Files.list(journal)) {
      return files
          .filter(
              file ->
                  journal
                      .getFileSystem()
                      .getPathMatcher("glob:" + FILES)
                      .matches(file.getFileName()))
          .toList();
    }
  }

  private static boolean hasNoHeader(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      for (byte each : header) {
        if (each != 0) {
          return header.length < HEADER_BYTES;
        }
      }
      return true;
    }
  }
}
