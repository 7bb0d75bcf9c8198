package io.callrelay.verdict;

import java.util.List;

/**
 * What came back for one POST.
 *
 * @param status the HTTP status, of the final answer
 * @param contentType the header as it came, or {@code ""}
 * @param retryAfter every {@code Retry-After} as it came
 * @param body the first bytes of the body, at most {@link #MOST_KEPT}
 * @param length how many bytes of body came, at least {@code body.length}
 * @param complete whether the body ended as its framing promised; false when it was cut short, came
 *     too slowly, or was longer than what is kept
 */
@SuppressWarnings("ArrayRecordComponent") // evidence that is written once and compared by nobody
public record Answer(
    int status,
    String contentType,
    List<String> retryAfter,
    byte[] body,
    long length,
    boolean complete) {
  /** How much of a body is kept as evidence: 1 MiB. */
  public static final int MOST_KEPT = 1024 * 1024;

  /** How much of a body is read for the verdict: 64 KiB. A longer one is no S6 answer. */
  public static final int MOST_READ = 64 * 1024;
}
