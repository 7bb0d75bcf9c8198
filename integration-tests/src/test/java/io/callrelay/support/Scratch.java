package io.callrelay.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories below {@code target} that belong to one test run. */
public final class Scratch {
  private static final Path ROOT = Path.of(System.getProperty("relay.scratch", "target/scratch"));

  private Scratch() {}

  /** The directory of this name, absolute and empty. */
  public static Path empty(String name) {
    Path directory = ROOT.resolve(name).toAbsolutePath().normalize();
    try {
      delete(directory);
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be made empty", e);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
