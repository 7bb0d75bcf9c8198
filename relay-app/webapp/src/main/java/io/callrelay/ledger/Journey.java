package io.callrelay.ledger;

import io.callrelay.verdict.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call and the attempts to deliver it, oldest first.
 *
 * @param rawBody the body as telephony posted it, when it was not what is sent
 */
public record Journey(CallView call, Optional<byte[]> rawBody, List<PastAttempt> attempts) {
  /**
   * An attempt as it was recorded.
   *
   * @param verdict {@code Success}, {@code Refused} or {@code Unreachable}
   * @param reason a name of {@link io.callrelay.verdict.Reason}
   */
  public record PastAttempt(
      int number,
      Instant startedAt,
      Duration took,
      String node,
      String verdict,
      String reason,
      String detail,
      Optional<Answer> answer) {}
}
