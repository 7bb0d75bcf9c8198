package io.callrelay.standalone.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The log file {@code relay.log}. At 20 MiB it becomes {@code relay.log.1}, that one {@code
 * relay.log.2} and so on; ten files are kept. Every line is handed to the operating system when it
 * is logged, so that it is there when the process is killed.
 */
public final class RelayLogFile extends Handler {
  static final String PATH = RelayLogFile.class.getName() + ".path";
  static final long LARGEST_BYTES = 20L * 1024 * 1024;
  static final int FILES = 10;

  private final Path path;
  private final long largest;
  private @Nullable OutputStream out;
  private long written;

  /** For the log manager, which says in its property {@code ….path} where the file lies. */
  public RelayLogFile() {
    this(Path.of(LogManager.getLogManager().getProperty(PATH)), LARGEST_BYTES);
  }

  RelayLogFile(Path path, long largest) {
    this.path = path;
    this.largest = largest;
    setFormatter(new JsonLogFormatter());
    try {
      open();
    } catch (IOException e) {
      throw new UncheckedIOException("the log " + path + " cannot be written", e);
    }
  }

  private void open() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    out = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    written = Files.size(path);
  }

  @Override
  public synchronized void publish(LogRecord record) {
    if (out == null || !isLoggable(record)) {
      return;
    }
    try {
      byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
      if (written > 0 && written + line.length > largest) {
        rotate();
      }
      out.write(line);
      written += line.length;
    } catch (IOException | RuntimeException e) {
      reportError(
          "a line could not be logged; the next one is tried", e, ErrorManager.WRITE_FAILURE);
    }
  }

  private void rotate() throws IOException {
    close();
    for (int number = FILES - 1; number > 0; number--) {
      Path older = number == 1 ? path : numbered(number - 1);
      if (Files.exists(older)) {
        Files.move(older, numbered(number), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    open();
  }

  private Path numbered(int number) {
    return path.resolveSibling(path.getFileName() + "." + number);
  }

  @Override
  public void flush() {
    // Every line is written through.
  }

  @Override
  public synchronized void close() {
    OutputStream open = out;
    out = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        reportError("the log could not be closed", e, ErrorManager.CLOSE_FAILURE);
      }
    }
  }
}
