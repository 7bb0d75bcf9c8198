package io.callrelay.platform.tracing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in which trace something happens, as W3C Trace Context writes it.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param sampled whether the trace is recorded
 * @param state {@code tracestate} of whoever began it, passed on as it came; empty without one
 */
public record TraceContext(String traceId, String spanId, boolean sampled, String state) {
  /** Longest {@code tracestate} that is passed on; a longer one is dropped whole, as W3C allows. */
  public static final int MOST_STATE = 512;

  private static final Pattern PARENT =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]{1," + MOST_STATE + "}");
  private static final String VERSION = "00";
  private static final String NO_VERSION = "ff";
  private static final int SAMPLED = 1;
  private static final int HEX = 16;

  /** What two headers, properties or columns say; empty when they say nothing that is valid. */
  public static Optional<TraceContext> read(@Nullable String parent, @Nullable String state) {
    Matcher found = PARENT.matcher(parent == null ? "" : parent.strip());
    if (!found.matches() || !isKnown(found) || isZero(found.group(2)) || isZero(found.group(3))) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(found.group(4), HEX) & SAMPLED) == SAMPLED;
    String kept = state != null && STATE.matcher(state).matches() ? state : "";
    return Optional.of(new TraceContext(found.group(2), found.group(3), sampled, kept));
  }

  /** A later version may say more at the end; this one may not, and 255 is none. */
  private static boolean isKnown(Matcher found) {
    String version = found.group(1);
    return !version.equals(NO_VERSION) && (!version.equals(VERSION) || found.group(5) == null);
  }

  private static boolean isZero(String id) {
    return id.chars().allMatch(digit -> digit == '0');
  }

  /** The value of {@code traceparent}. */
  public String parent() {
    return "%s-%s-%s-%s".formatted(VERSION, traceId, spanId, sampled ? "01" : "00");
  }
}
