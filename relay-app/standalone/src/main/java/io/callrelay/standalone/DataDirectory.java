package io.callrelay.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where the relay keeps what it must not lose, for this process alone. The lock ends with the
 * process, however that ends.
 */
final class DataDirectory {
  private final Path path;

  /** Held for as long as the process lives. */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private final FileLock lock;

  private DataDirectory(Path path, FileLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the directory if need be and takes it for this process.
   *
   * @throws StartFailure when it cannot be written or another relay has it
   */
  static DataDirectory take(Path path) throws StartFailure {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("relay.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw StartFailure.because(
            "relay.data-dir: another relay is running in %s; stop it or set another directory"
                .formatted(path));
      }
      return new DataDirectory(path, lock);
    } catch (IOException e) {
      throw StartFailure.because("relay.data-dir: %s cannot be written".formatted(path), e);
    }
  }

  Path path() {
    return path;
  }

  Path log() {
    return path.resolve("log").resolve("relay.log");
  }

  /**
   * The application server's directory without what an earlier run left there: it would deploy the
   * same things a second time. The transaction log in {@code logs} stays.
   */
  Path freshServer() throws IOException {
    Path server = path.resolve("server");
    for (String left : new String[] {"config", "applications", "generated", "autodeploy"}) {
      Trees.delete(server.resolve(left));
    }
    return Files.createDirectories(server);
  }
}
