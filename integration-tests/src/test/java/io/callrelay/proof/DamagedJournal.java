package io.callrelay.proof;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the queue are damaged while the relay is down and calls wait in it.
 *
 * @param kind of damage
 */
record DamagedJournal(Kind kind) implements Experiment {
  /** What happens to the files that hold messages. */
  enum Kind {
    /** The last half of the newest file is gone. */
    CUT,
    /** Bytes in the middle of each file are turned over. */
    FLIPPED,
    /** Each file holds nothing but zeros. */
    ZEROED,
    /** The files are gone. */
    DELETED
  }

  @Override
  public String id() {
    return "journal-" + kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String what() {
    return "kill -9 while calls wait in the queue; its journal is %s; a new start"
        .formatted(kind.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
        new Stage(this, course, 50)
            .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
            .with("RELAY_TRUEPULSE_DEADLINE", "PT3S")
            .begin(Optional.of(Shown.NO_ANSWER))) {
      stage.truePulse().refuse();
      stage.postFor(Duration.ofSeconds(course.many(6, 60)));
      stage.restart(
          "journal " + kind.name().toLowerCase(Locale.ROOT),
          () -> {
            stage.kill();
            damage(stage.setup().data().resolve("broker/journal"));
          });
      stage.truePulse().listen();
      stage.endPosting();
      return new Judgement(stage).books(Duration.ofMinutes(2)).outcome();
    }
  }

  private void damage(Path journal) {
    try (Stream<Path> files = Files.list(journal)) {
      List<Path> data =
          files
              .filter(file -> file.getFileName().toString().startsWith("activemq-data"))
              .sorted(Comparator.comparing(DamagedJournal::changed))
              .toList();
      if (data.isEmpty()) {
        throw new IllegalStateException("no journal in " + journal);
      }
      for (Path file : kind == Kind.CUT ? data.subList(data.size() - 1, data.size()) : data) {
        damageFile(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long changed(Path file) {
    return file.toFile().lastModified();
  }

  private void damageFile(Path file) throws IOException {
    if (kind == Kind.DELETED) {
      Files.delete(file);
      return;
    }
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      long length = open.length();
      switch (kind) {
        case CUT -> open.setLength(length / 2);
        case ZEROED -> write(open, 0, new byte[Math.toIntExact(length)]);
        default -> flip(open, Math.min(length / 2, 4096));
      }
    }
  }

  private static void flip(RandomAccessFile open, long at) throws IOException {
    byte[] bytes = new byte[64];
    open.seek(at);
    open.readFully(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    write(open, at, bytes);
  }

  private static void write(RandomAccessFile open, long at, byte[] bytes) throws IOException {
    open.seek(at);
    open.write(bytes);
  }
}
