package io.callrelay.simulator.certification.report.words;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Foreign bytes and text in a form where nothing is hidden and nothing can be mistaken. */
public final class Visible {
  private Visible() {}

  /**
   * A part of it.
   *
   * @param text printable, but for line feeds and tabs where they stand
   * @param isMark whether it stands for something that has no form of its own
   */
  public record Piece(String text, boolean isMark) {}

  /**
   * One line. Control characters, and what would change the direction of writing or has no width,
   * become their codes: {@code <U+202E>}.
   */
  public static String line(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> visible.append(isHidden(c) ? code(c) : Character.toString(c)));
    return visible.toString();
  }

  /**
   * UTF-8; what is not is shown as {@code \xNN}, and so are control characters but {@code \r},
   * {@code \n} and {@code \t}. Lines end where line feeds are.
   */
  public static List<Piece> pieces(byte[] bytes) {
    Pieces pieces = new Pieces();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip().toString().codePoints().forEach(pieces::add);
      out.clear();
      if (!result.isError()) {
        return pieces.all();
      }
      for (int i = 0; i < result.length(); i++) {
        pieces.mark(byteMark(in.get() & 0xFF));
      }
      decoder.reset();
    }
  }

  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String code(int c) {
    return String.format(Locale.ROOT, "<U+%04X>", c);
  }

  /** As engineers write them, and in letters that every font has. */
  private static String mark(int c) {
    return switch (c) {
      case '\r' -> "\\r";
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      default -> c < 0x80 ? byteMark(c) : code(c);
    };
  }

  private static String byteMark(int b) {
    return String.format(Locale.ROOT, "\\x%02X", b);
  }

  /** Joins neighbours of the same kind. */
  private static final class Pieces {
    private final List<Piece> done = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean marking;

    void add(int c) {
      if (!isHidden(c)) {
        append(Character.toString(c), false);
        return;
      }
      mark(Visible.mark(c));
      if (c == '\n' || c == '\t') {
        append(Character.toString(c), false);
      }
    }

    void mark(String text) {
      append(text, true);
    }

    private void append(String text, boolean mark) {
      if (mark != marking) {
        end();
        marking = mark;
      }
      current.append(text);
    }

    private void end() {
      if (!current.isEmpty()) {
        done.add(new Piece(current.toString(), marking));
        current.setLength(0);
      }
    }

    List<Piece> all() {
      end();
      return List.copyOf(done);
    }
  }
}
