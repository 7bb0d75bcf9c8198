package io.callrelay.rig;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How many threads a process may have: a control group of its own, which also binds the
 * administrator, as the limit of a user does not.
 */
public final class ThreadLimit implements AutoCloseable {
  /** Where the groups are, of the first and of the second version. */
  private static final List<Path> PLACES =
      List.of(Path.of("/sys/fs/cgroup/pids"), Path.of("/sys/fs/cgroup"));

  private final Path home;
  private final Path group;

  private ThreadLimit(Path home) {
    this.home = home;
    this.group = home.resolve("relay-" + UUID.randomUUID());
  }

  /** Whether this machine lets anybody limit them. */
  public static boolean isPossible() {
    return place().isPresent();
  }

  private static Optional<Path> place() {
    return PLACES.stream().filter(ThreadLimit::takesGroups).findFirst();
  }

  private static boolean takesGroups(Path place) {
    try (ThreadLimit tried = new ThreadLimit(place)) {
      Files.createDirectory(tried.group);
      return Files.isWritable(tried.group.resolve("pids.max"));
    } catch (IOException e) {
      // Not here; there may be another.
      return false;
    }
  }

  /** Limits those of a process to what it has and some more. */
  public static ThreadLimit of(long pid, int more) {
    ThreadLimit limit = new ThreadLimit(place().orElseThrow());
    try {
      Files.createDirectory(limit.group);
      Files.writeString(limit.group.resolve("cgroup.procs"), Long.toString(pid));
      long has = Long.parseLong(Files.readString(limit.group.resolve("pids.current")).strip());
      Files.writeString(limit.group.resolve("pids.max"), Long.toString(has + more));
      return limit;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a thread or a process was refused. */
  public long refused() {
    try {
      String events = Files.readString(group.resolve("pids.events"));
      return Long.parseLong(events.strip().replaceAll("(?s)^max (\\d+).*", "$1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No limit any more. */
  @Override
  public void close() {
    try {
      if (Files.exists(group)) {
        for (String pid : Files.readAllLines(group.resolve("cgroup.procs"))) {
          Files.writeString(home.resolve("cgroup.procs"), pid);
        }
        eventually(() -> assertThat(Files.deleteIfExists(group)).isTrue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
