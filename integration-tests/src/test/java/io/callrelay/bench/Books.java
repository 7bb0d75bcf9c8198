package io.callrelay.bench;

import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What the load saw.
 *
 * @param sent calls posted
 * @param accepted when each accepted call was accepted, by its id
 * @param otherAnswers answers that were not 202, and requests that failed, by what they were
 * @param acceptMicros from the moment a call was due to be posted until its 202
 */
record Books(
    long sent,
    Map<String, Instant> accepted,
    Map<String, Long> otherAnswers,
    Histogram acceptMicros) {}
