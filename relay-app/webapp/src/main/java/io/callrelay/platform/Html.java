package io.callrelay.platform;

/** Text made fit for a page: nothing in it is markup, wherever it came from. */
public final class Html {
  private Html() {}

  /**
   * The text as it may stand between tags or in a quoted attribute. Control characters but line
   * feed and tab are replaced by a visible one.
   */
  public static String text(String foreign) {
    StringBuilder safe = new StringBuilder(foreign.length() + 16);
    for (int i = 0; i < foreign.length(); i++) {
      char c = foreign.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(c);
        case '\r' -> {
          // A line's end is its line feed.
        }
        default -> safe.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
