package io.callrelay.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The distribution as it is shipped, unpacked once per test run.
 *
 * @param home its directory, with {@code bin}, {@code conf} and {@code lib}
 */
public record Distribution(Path home) {
  private static final String COMMANDS = "io/callrelay/standalone/server-commands.txt";

  /** The distribution that this build has packed. */
  public static Distribution unpacked() {
    return Unpacked.ONCE;
  }

  private static final class Unpacked {
    private static final Distribution ONCE = unpack();

    private static Distribution unpack() {
      Path zip = Path.of(System.getProperty("relay.distribution"));
      Path target = Scratch.empty("distribution");
      try (ZipFile file = new ZipFile(zip.toFile())) {
        for (ZipEntry entry : Collections.list(file.entries())) {
          if (!entry.isDirectory()) {
            unpack(file, entry, target.resolve(withoutRoot(entry.getName())));
          }
        }
        return new Distribution(target);
      } catch (IOException e) {
        throw new UncheckedIOException(zip + " cannot be unpacked", e);
      }
    }

    private static String withoutRoot(String name) {
      return name.substring(name.indexOf('/') + 1);
    }

    private static void unpack(ZipFile file, ZipEntry entry, Path to) throws IOException {
      Files.createDirectories(to.getParent());
      try (InputStream content = file.getInputStream(entry)) {
        Files.copy(content, to);
      }
      if (to.getParent().endsWith("bin") && !to.toFile().setExecutable(true)) {
        throw new IOException(to + " cannot be made executable");
      }
    }
  }

  /** A file that the distribution brings along. */
  public Path lib(String name) {
    return home.resolve("lib").resolve(name);
  }

  /** The start script. */
  public Path program() {
    return home.resolve("bin").resolve("relay");
  }

  /** What the distribution tells its application server once that runs. */
  public String serverCommands() {
    Path jar = lib("relay-standalone.jar");
    try (ZipFile file = new ZipFile(jar.toFile());
        InputStream template = file.getInputStream(file.getEntry(COMMANDS))) {
      String commands = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      return commands.replace("@rar@", lib("relay-broker.rar").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " has no " + COMMANDS, e);
    }
  }
}
