package io.callrelay.simulator.cli;

import io.callrelay.simulator.file.FileTrouble;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.ScriptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The scripts that a simulator starts with. */
final class ScriptOptions {
  @Option(names = "--scripts", description = "File of scripts, as GET /api/scripts/export gives it")
  private @Nullable Path file;

  @Option(
      names = "--steer-by-caller",
      description =
          "The last digits of the caller choose the answer, see GET /api/scripts/steering")
  private boolean steerByCaller;

  /**
   * @throws IllegalArgumentException naming the file and the place in it
   */
  ScriptBook book() {
    ScriptBook book = new ScriptBook();
    if (file != null) {
      load(book, file);
    }
    if (steerByCaller) {
      book.steerByCaller(true);
    }
    return book;
  }

  private static void load(ScriptBook book, Path file) {
    try {
      book.load(Files.readString(file));
    } catch (IOException e) {
      String why = FileTrouble.words(e);
      throw new IllegalArgumentException("cannot read the scripts " + file + ": " + why, e);
    } catch (BadInput e) {
      String why = String.valueOf(e.getMessage());
      String where = why.startsWith(e.field()) ? "" : e.field() + ": ";
      throw new IllegalArgumentException(
          "cannot use the scripts in " + file + ": " + where + why, e);
    }
  }
}
