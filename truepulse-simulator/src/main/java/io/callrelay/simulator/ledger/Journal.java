package io.callrelay.simulator.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The arrivals on disk, one JSON object per line. Lines are gathered and written together, before
 * any of their arrivals is answered: they outlive a kill of the program, and a loss of power only
 * when each write is forced to the disk. A last line that was cut off is taken away when the file
 * is opened. Not safe for several threads but for {@link #read}.
 */
public final class Journal implements AutoCloseable {
  private static final int PIECE = 1 << 12;
  private static final int LARGEST_WRITE = 1 << 18;
  private static final int KEPT_BUFFER = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final boolean forced;
  private ByteArrayOutputStream gathered = new ByteArrayOutputStream(1 << 16);
  private volatile long end;

  private Journal(Path file, FileChannel channel, boolean forced) {
    this.file = file;
    this.channel = channel;
    this.forced = forced;
  }

  /**
   * Opens or creates the file, for one program at a time; call {@link #replay} before the first
   * {@link #append}.
   *
   * @param forced whether every write waits until the disk has it
   */
  public static Journal open(Path file, boolean forced) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!isOurs(channel)) {
      channel.close();
      throw new IOException("another simulator writes to it");
    }
    return new Journal(file, channel, forced);
  }

  private static boolean isOurs(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Another simulator in this program.
    }
  }

  /** Hands over every arrival in the file, and cuts off what is no whole line. */
  void replay(Consumer<Entry> each) throws IOException {
    end = new JournalReplay(file, channel).run(each);
    channel.truncate(end);
  }

  /** Gathers a line for the next {@link #write} and returns its position. */
  long append(Arrival arrival) {
    long position = end + gathered.size();
    JournalLine.write(arrival, gathered);
    gathered.write('\n');
    return position;
  }

  /** Writes what was gathered: all of it, or on failure none. */
  void write() {
    if (gathered.size() == 0) {
      return;
    }
    long start = end;
    ByteArrayOutputStream lines = gathered;
    gathered = new ByteArrayOutputStream(Math.min(Math.max(lines.size(), 1 << 12), KEPT_BUFFER));
    try {
      writeAll(lines.toByteArray());
      if (forced) {
        channel.force(false);
      }
    } catch (IOException e) {
      cutOff(e);
      throw new UncheckedIOException("cannot write to the journal " + file, e);
    }
    end = start + lines.size();
  }

  private void writeAll(byte[] lines) throws IOException {
    for (int at = 0; at < lines.length; ) {
      int length = Math.min(LARGEST_WRITE, lines.length - at);
      at += channel.write(ByteBuffer.wrap(lines, at, length), end + at);
    }
  }

  /** Half a line would make the next start fail when a shorter one is written over it. */
  private void cutOff(IOException failure) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Empty: it was cleared away meanwhile. */
  Optional<Arrival> read(long position) {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream(PIECE);
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      for (long at = position; at < end; at += piece.limit()) {
        if (channel.read(piece.clear(), at) < 0) {
          return Optional.empty();
        }
        piece.flip();
        int length = lineEnd(piece);
        line.write(piece.array(), 0, length);
        if (length < piece.limit()) {
          return Optional.of(JournalLine.read(line.toByteArray()));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read byte " + position + " of " + file, e);
    }
  }

  private static int lineEnd(ByteBuffer piece) {
    int at = 0;
    while (at < piece.limit() && piece.get(at) != '\n') {
      at++;
    }
    return at;
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
