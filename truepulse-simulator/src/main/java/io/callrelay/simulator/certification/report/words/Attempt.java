package io.callrelay.simulator.certification.report.words;

import io.callrelay.simulator.certification.result.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A webhook that arrived, as one of the attempts for its call.
 *
 * @param callId as it is in the body; empty when there is none
 * @param number 1 for the first
 * @param at when
 * @param sincePrevious since the attempt before for the same call; empty for the first
 */
public record Attempt(String callId, int number, Instant at, Optional<Duration> sincePrevious) {
  private static final Pattern CALL_ID =
      Pattern.compile("\"tpCallID\"\\s*:\\s*\"?([^\",}]{1,200})");

  /** One for each piece of evidence; empty for what is not an arrival. */
  public static List<Optional<Attempt>> in(List<Evidence> evidence) {
    Map<String, Attempt> last = new HashMap<>();
    List<Optional<Attempt>> attempts = new ArrayList<>();
    for (Evidence piece : evidence) {
      if (piece.kind() == Evidence.Kind.WEBHOOK_ARRIVED) {
        String callId = callId(piece);
        Attempt attempt = after(Optional.ofNullable(last.get(callId)), callId, piece.at());
        last.put(callId, attempt);
        attempts.add(Optional.of(attempt));
      } else {
        attempts.add(Optional.empty());
      }
    }
    return attempts;
  }

  private static Attempt after(Optional<Attempt> previous, String callId, Instant at) {
    return new Attempt(
        callId,
        previous.map(attempt -> attempt.number() + 1).orElse(1),
        at,
        previous.map(attempt -> Duration.between(attempt.at(), at)));
  }

  private static String callId(Evidence arrival) {
    Matcher id = CALL_ID.matcher(arrival.bytes().toString(StandardCharsets.ISO_8859_1));
    return id.find() ? id.group(1) : "";
  }
}
