package io.callrelay.rig;

import com.sun.jdi.ArrayReference;
import com.sun.jdi.ArrayType;
import com.sun.jdi.InternalException;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VMOutOfMemoryException;
import java.util.ArrayList;
import java.util.List;

/** Arrays in the heap of another process that nothing can collect until a debugger leaves it. */
public final class FilledHeap {
  private static final int PIECE = 1024 * 1024 - 64;

  private FilledHeap() {}

  /**
   * Fills the heap until nothing more goes into it, or the process has ended for that reason.
   *
   * @param most megabytes at which it stops all the same
   */
  public static void of(Breakpoint debugger, int most) {
    List<ArrayReference> pieces = new ArrayList<>();
    try {
      ArrayType bytes = (ArrayType) debugger.attach().classesByName("byte[]").get(0);
      while (pieces.size() < most) {
        ArrayReference piece = bytes.newInstance(PIECE);
        piece.disableCollection();
        pieces.add(piece);
      }
    } catch (VMOutOfMemoryException | VMDisconnectedException | InternalException e) {
      // That is what was wanted.
      System.out.println("filled with " + pieces.size() + " MB: " + e);
    }
  }
}
