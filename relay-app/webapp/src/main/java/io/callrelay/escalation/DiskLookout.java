package io.callrelay.escalation;

import io.callrelay.platform.NodeName;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sees that the disk under the data directory fills up. */
@ApplicationScoped
class DiskLookout implements Lookout {
  private static final long MEBIBYTE = 1024 * 1024;

  private final Path directory;
  private final long leastFree;
  private final NodeName node;
  private @Nullable Instant since;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DiskLookout() {
    this(null, 0, null);
  }

  @Inject
  DiskLookout(Settings settings, NodeName node) {
    this(settings.path(Setting.DATA_DIR), settings.bytes(Setting.SUPPORT_MIN_DISK_FREE), node);
  }

  DiskLookout(Path directory, long leastFree, NodeName node) {
    this.directory = directory;
    this.leastFree = leastFree;
    this.node = node;
  }

  @Override
  public List<Sighting> look(Instant now) {
    long free = free();
    if (free >= leastFree) {
      since = null;
      return List.of();
    }
    since = since == null ? now : since;
    String words =
        "%d MiB are free on the disk of %s; support is told below %d MiB"
            .formatted(free / MEBIBYTE, node, leastFree / MEBIBYTE);
    return List.of(new Sighting(new Cause.DiskFull(), since, true, 0, words));
  }

  private long free() {
    Path there = directory;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new UncheckedIOException("the free space of " + there + " cannot be read", e);
    }
  }
}
