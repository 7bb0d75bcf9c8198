package io.callrelay.proof;

import io.callrelay.rig.ResidentMemory;

/**
 * The memory of a Java process on Linux.
 *
 * @param residentMegabytes in the machine's memory
 * @param heapMegabytes of objects that are alive
 */
record MemoryUse(long residentMegabytes, long heapMegabytes) {
  private static final double SAME_AGAIN = 1.2;

  static MemoryUse of(long pid) {
    return new MemoryUse(ResidentMemory.megabytesOf(pid), Resources.of(pid).heapMegabytes());
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
