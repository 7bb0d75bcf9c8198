package io.callrelay.simulator.certification.report.html;

import io.callrelay.simulator.certification.report.words.Visible;
import java.util.Arrays;

/**
 * What went over the wire, with everything in it visible; the middle of what is long is left out.
 */
final class WireBytes {
  static final int LONGEST = 4096;
  private static final int START = 3072;
  private static final int END = 512;

  private WireBytes() {}

  static Element of(byte[] bytes) {
    Element pre = Element.of("pre").with("tabindex", "0");
    if (bytes.length <= LONGEST) {
      return add(bytes, pre);
    }
    int start = characterAt(START, bytes);
    int end = characterAt(bytes.length - END, bytes);
    add(Arrays.copyOfRange(bytes, 0, start), pre);
    String note = (end - start) + " bytes are left out here; the JSON report has them";
    pre.add(Element.of("span", "cut").text(note));
    return add(Arrays.copyOfRange(bytes, end, bytes.length), pre);
  }

  /** The start of the UTF-8 character that has this byte in it. */
  private static int characterAt(int position, byte[] bytes) {
    int start = position;
    while (position - start < 3 && (bytes[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  private static Element add(byte[] bytes, Element pre) {
    for (Visible.Piece piece : Visible.pieces(bytes)) {
      if (piece.isMark()) {
        pre.add(Element.of("i").preformatted(piece));
      } else {
        pre.preformatted(piece);
      }
    }
    return pre;
  }
}
