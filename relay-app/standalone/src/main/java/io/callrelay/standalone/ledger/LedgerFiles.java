package io.callrelay.standalone.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the embedded ledger keeps its things.
 *
 * @param root the ledger's directory
 * @param errorLog what the server has to say
 */
record LedgerFiles(Path root, Path errorLog) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int PASSWORD_BYTES = 24;
  private static final int LAST_LINES = 15;

  static LedgerFiles in(Path dataDir) throws IOException {
    Path root = Files.createDirectories(dataDir.resolve("ledger"));
    Path log = Files.createDirectories(dataDir.resolve("log"));
    return new LedgerFiles(root, log.resolve("mariadb.log"));
  }

  Path data() {
    return root.resolve("data");
  }

  Path processId() {
    return root.resolve("mariadbd.pid");
  }

  Path temporary() throws IOException {
    return Files.createDirectories(root.resolve("tmp"));
  }

  /** The database user's password: made at the first start, readable by the owner only. */
  String password() throws IOException {
    Path file = root.resolve("password");
    if (!Files.exists(file)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      writeForOwnerOnly(file, HexFormat.of().formatHex(random));
    }
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  /** Statements that every start runs: a password that was lost or changed is set right. */
  Path initialStatements(String statements) throws IOException {
    Path file = root.resolve("initial.sql");
    Files.deleteIfExists(file);
    writeForOwnerOnly(file, statements);
    return file;
  }

  private static void writeForOwnerOnly(Path file, String text) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(unfinished, text, StandardOpenOption.WRITE);
    Files.move(unfinished, file);
  }

  /** The end of the server's log, for a person who must find out why it does not start. */
  String lastWords() {
    if (!Files.exists(errorLog)) {
      return "it left no log";
    }
    try (Stream<String> lines = Files.lines(errorLog, StandardCharsets.ISO_8859_1)) {
      List<String> all = lines.toList();
      return "the end of %s:%n%s"
          .formatted(
              errorLog,
              String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size())));
    } catch (IOException e) {
      return "its log " + errorLog + " cannot be read: " + e;
    }
  }
}
