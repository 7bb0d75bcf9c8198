package io.callrelay.simulator.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.callrelay.simulator.spec.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal from its start. Of each line it reads only up to the method, behind which are the
 * headers and the body: the ledger needs no more, and most of the line is there.
 */
final class JournalReplay {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String LAST_NEEDED = "method";

  private final Path file;
  private final FileChannel channel;
  private byte[] bytes = new byte[1 << 18];
  private final Map<String, String> values = new HashMap<>();
  private boolean violated;

  JournalReplay(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Returns where the last whole line ends.
   *
   * @throws IOException naming the file and the byte, when a line is not an arrival
   */
  long run(Consumer<Entry> each) throws IOException {
    long position = 0;
    int held = 0;
    int read;
    while ((read = read(position + held, held)) > 0) {
      int line = 0;
      for (int i = held; i < held + read; i++) {
        if (bytes[i] == '\n') {
          each.accept(entry(line, i - line, position + line));
          line = i + 1;
        }
      }
      held = held + read - line;
      System.arraycopy(bytes, line, bytes, 0, held);
      position += line;
    }
    return position;
  }

  private int read(long from, int held) throws IOException {
    if (held == bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    return channel.read(ByteBuffer.wrap(bytes, held, bytes.length - held), from);
  }

  private Entry entry(int start, int length, long position) throws IOException {
    try (JsonParser json = JSON.createParser(bytes, start, length)) {
      readUpToMethod(json);
      Trace trace =
          new Trace(
              Long.parseLong(value("number")),
              JournalTime.micros(value("at")),
              Long.parseLong(value("connection")),
              Verdict.valueOf(value("verdict")),
              value(LAST_NEEDED).equals("POST"),
              position);
      return new Entry(
          trace,
          Optional.ofNullable(values.get("tpCallID")),
          Fingerprint.parse(value("fingerprint")),
          Optional.ofNullable(values.get("callEnd")).map(JournalTime::micros),
          violated);
    } catch (IOException | RuntimeException e) { // a dozen ways not to be an arrival
      throw new IOException(
          file + " has a line at byte " + position + " that is not an arrival", e);
    }
  }

  private void readUpToMethod(JsonParser json) throws IOException {
    values.clear();
    violated = false;
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("not an object");
    }
    while (!values.containsKey(LAST_NEEDED) && json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (token.isScalarValue()) {
        values.put(name, json.getText());
      } else {
        violated |= name.equals("violations") && json.nextToken() != JsonToken.END_ARRAY;
        skipRest(json, name);
      }
    }
  }

  private static void skipRest(JsonParser json, String name) throws IOException {
    if (!name.equals("violations")) {
      json.skipChildren();
      return;
    }
    while (json.currentToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      json.nextToken();
    }
  }

  private String value(String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("there is no " + name);
    }
    return value;
  }
}
