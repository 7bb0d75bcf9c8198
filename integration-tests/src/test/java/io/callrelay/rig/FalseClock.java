package io.callrelay.rig;

import io.callrelay.support.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of a relay's process, which can be put forward and back while it runs; by libfaketime,
 * which comes with Debian's package of that name.
 */
public final class FalseClock {
  private static final String LIBRARY = "libfaketimeMT.so.1";

  private final Path library;
  private final Path offset;

  private FalseClock(Path library, Path offset) {
    this.library = library;
    this.offset = offset;
  }

  /** One that tells the right time; empty when the library is not there. */
  public static Optional<FalseClock> find(String name) {
    return library()
        .map(
            library -> {
              FalseClock clock =
                  new FalseClock(library, Scratch.empty(name + "-clock").resolve("offset"));
              clock.set(Duration.ZERO);
              return clock;
            });
  }

  /** Where it is: {@code FAKETIME_LIBRARY}, or where Debian puts it. */
  public static Optional<Path> library() {
    Optional<Path> named = Optional.ofNullable(System.getenv("FAKETIME_LIBRARY")).map(Path::of);
    return named.isPresent() ? named : installed().stream().findFirst();
  }

  private static List<Path> installed() {
    try (Stream<Path> directories = Files.list(Path.of("/usr/lib"))) {
      return directories
          .map(directory -> directory.resolve("faketime").resolve(LIBRARY))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same relay by this clock. */
  public RelaySetup in(RelaySetup setup) {
    RelaySetup by = setup.with("LD_PRELOAD", library.toString());
    for (List<String> each :
        Arrays.asList(
            List.of("FAKETIME_TIMESTAMP_FILE", offset.toString()),
            List.of("FAKETIME_CACHE_DURATION", "1"),
            List.of("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
            List.of("DONT_FAKE_MONOTONIC", "1"))) {
      by = by.with(each.get(0), each.get(1));
    }
    return by;
  }

  /** Puts it so far before, or behind, the right time; it shows within about a second. */
  public void set(Duration ahead) {
    try {
      Files.writeString(offset, "%+d\n".formatted(ahead.toSeconds()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
