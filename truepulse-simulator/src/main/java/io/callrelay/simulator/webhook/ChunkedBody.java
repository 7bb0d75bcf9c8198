package io.callrelay.simulator.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes the chunked transfer coding off a request's body. */
final class ChunkedBody {
  private static final Pattern SIZE = Pattern.compile("[0-9A-Fa-f]{1,7}");
  private static final int LONGEST_LINE = 4096;

  enum State {
    SIZE,
    DATA,
    DATA_END,
    TRAILER,
    DONE,
    BROKEN
  }

  private final int limit;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private State state = State.SIZE;
  private int left;

  ChunkedBody(int limit) {
    this.limit = limit;
  }

  State state() {
    return state;
  }

  byte[] body() {
    return body.toByteArray();
  }

  /** Reads on from {@code start} and returns where it stopped. */
  int read(byte[] bytes, int start, int end) {
    int at = start;
    while (state != State.DONE && state != State.BROKEN) {
      int next = state == State.DATA ? readData(bytes, at, end) : readLine(bytes, at, end);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private int readData(byte[] bytes, int start, int end) {
    int taken = Math.min(left, end - start);
    body.write(bytes, start, taken);
    left -= taken;
    if (left == 0) {
      state = State.DATA_END;
    }
    return start + taken;
  }

  private int readLine(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] == '\n') {
        accept(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1).strip());
        return i + 1;
      }
    }
    if (end - start > LONGEST_LINE) {
      state = State.BROKEN;
    }
    return start;
  }

  private void accept(String line) {
    switch (state) {
      case SIZE -> startChunk(line.replaceFirst("\\s*;.*", ""));
      case DATA_END -> state = line.isEmpty() ? State.SIZE : State.BROKEN;
      case TRAILER -> state = line.isEmpty() ? State.DONE : State.TRAILER;
      case DATA, DONE, BROKEN -> throw new IllegalStateException("no line is read in " + state);
    }
  }

  private void startChunk(String size) {
    if (!SIZE.matcher(size).matches()) {
      state = State.BROKEN;
      return;
    }
    left = Integer.parseInt(size, 16);
    if (left == 0) {
      state = State.TRAILER;
    } else {
      state = body.size() + left > limit ? State.BROKEN : State.DATA;
    }
  }
}
