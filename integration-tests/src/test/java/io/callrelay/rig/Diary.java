package io.callrelay.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** What telephony did and was told, line by line in a file to which is only ever added. */
public final class Diary implements AutoCloseable {
  /** Keeps nothing. */
  public static final Diary NONE = new Diary(Path.of("none"), Writer.nullWriter());

  private final Path file;
  private final Writer writer;

  private Diary(Path file, Writer writer) {
    this.file = file;
    this.writer = writer;
  }

  /** One in a new file. */
  public static Diary in(Path file) {
    try {
      return new Diary(
          file,
          Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void write(String line) {
    try {
      writer.write(line + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many of its lines begin so. */
  public long count(String beginning) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(beginning)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
