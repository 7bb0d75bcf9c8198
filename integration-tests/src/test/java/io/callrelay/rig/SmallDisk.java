package io.callrelay.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory that can be filled. Only an administrator can make one. */
public final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 64 * 1024;
  private static final String BALLAST = "ballast";

  private final Path directory;
  private final Thread atTheEnd = new Thread(this::unmount, "unmount");

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /** Puts one of so many megabytes at a directory, which is made when it is not there. */
  public static SmallDisk at(Path directory, int megabytes) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Tool.run(
        "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
    SmallDisk disk = new SmallDisk(directory);
    Runtime.getRuntime().addShutdownHook(disk.atTheEnd);
    return disk;
  }

  /** Not a byte more goes onto it. */
  public void fill() {
    byte[] piece = new byte[PIECE];
    try (OutputStream ballast = Files.newOutputStream(directory.resolve(BALLAST))) {
      while (directory.toFile().getUsableSpace() > 0) {
        ballast.write(piece, 0, (int) Math.min(PIECE, directory.toFile().getUsableSpace()));
      }
    } catch (IOException e) {
      // Somebody else took the last bytes: it is as full as wanted.
      System.out.println(directory + " is full: " + e.getMessage());
    }
  }

  /** As it was before it was filled. */
  public void giveBack() {
    try {
      Files.delete(directory.resolve(BALLAST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unmount() {
    Tool.run("umount", "--lazy", directory.toString());
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
    unmount();
  }
}
