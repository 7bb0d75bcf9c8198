package io.callrelay.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the load saw.
 *
 * @param sent calls posted
 * @param accepted when each accepted call was accepted, by its id
 * @param otherAnswers answers of another status, and requests that failed, by what they were
 * @param acceptMicros from the moment a call was due to be posted until its answer
 * @param took until the last was answered
 */
record Books(
    long sent,
    Map<String, Instant> accepted,
    Map<String, Long> otherAnswers,
    Histogram acceptMicros,
    Duration took) {
  /** Calls accepted in a second. */
  double perSecond() {
    return accepted.size() * 1e9 / took.toNanos();
  }
}
