package io.callrelay.simulator.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ObjLongConsumer;

/**
 * The arrivals on disk, one JSON object per line. A line is handed to the operating system before
 * its arrival is answered: it outlives a kill of the program, not a loss of power. A last line that
 * was cut off is taken away when the file is opened.
 */
public final class Journal implements AutoCloseable {
  private static final int PIECE = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
  private long end;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens or creates the file; call {@link #replay} before the first {@link #append}. */
  public static Journal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new Journal(file, channel);
  }

  public Path file() {
    return file;
  }

  /** Hands over every arrival in the file with its position. */
  void replay(ObjLongConsumer<Arrival> each) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    line.reset();
    end = 0;
    for (long at = 0; channel.read(piece.clear(), at) > 0; at += piece.limit()) {
      piece.flip();
      replay(piece.array(), piece.limit(), each);
    }
    line.reset();
    channel.truncate(end);
  }

  private void replay(byte[] piece, int length, ObjLongConsumer<Arrival> each) throws IOException {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (piece[i] == '\n') {
        line.write(piece, from, i - from);
        each.accept(JournalLine.read(line.toByteArray(), file, end), end);
        end += line.size() + 1L;
        line.reset();
        from = i + 1;
      }
    }
    line.write(piece, from, length - from);
  }

  /** Returns the position of the line. */
  long append(Arrival arrival) {
    line.reset();
    JournalLine.write(arrival, line);
    line.write('\n');
    long start = end;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes, start + bytes.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the journal " + file, e);
    }
    end = start + line.size();
    return start;
  }

  Arrival read(long position) {
    try {
      ByteArrayOutputStream found = new ByteArrayOutputStream(1024);
      ByteBuffer piece = ByteBuffer.allocate(1024);
      for (long at = position; at < end; at += piece.limit()) {
        piece.clear();
        channel.read(piece, at);
        piece.flip();
        for (int i = 0; i < piece.limit(); i++) {
          if (piece.get(i) == '\n') {
            return JournalLine.read(found.toByteArray(), file, position);
          }
          found.write(piece.get(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the journal " + file, e);
    }
    throw new IllegalStateException("no line at " + position + " of " + file);
  }

  void clear() {
    try {
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot empty the journal " + file, e);
    }
    end = 0;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the journal " + file, e);
    }
  }
}
