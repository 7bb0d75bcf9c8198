package io.callrelay.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of a Java process on Linux.
 *
 * @param residentMegabytes in the machine's memory
 * @param heapMegabytes of objects that are alive
 */
record MemoryUse(long residentMegabytes, long heapMegabytes) {
  private static final double SAME_AGAIN = 1.2;

  static MemoryUse of(long pid) {
    long heap = Resources.of(pid).heapMegabytes();
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      String resident = status.replaceAll("(?s).*VmRSS:\\s*(\\d+) kB.*", "$1");
      return new MemoryUse(Long.parseLong(resident) / 1024, heap);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not a fifth more of either. */
  boolean allows(MemoryUse later) {
    return later.residentMegabytes <= residentMegabytes * SAME_AGAIN
        && later.heapMegabytes <= heapMegabytes * SAME_AGAIN;
  }

  @Override
  public String toString() {
    return "%d MB resident, %d MB heap".formatted(residentMegabytes, heapMegabytes);
  }
}
