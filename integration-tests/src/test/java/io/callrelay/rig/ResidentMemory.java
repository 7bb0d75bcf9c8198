package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process has in memory; told on Linux only. */
public final class ResidentMemory {
  private static final long KILOBYTES_IN_A_MEGABYTE = 1024;

  private ResidentMemory() {}

  /** Of one process, without its children. */
  public static long megabytesOf(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(
              line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KILOBYTES_IN_A_MEGABYTE)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
