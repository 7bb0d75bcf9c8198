package io.callrelay.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to tell True Pulse of a call, as it is kept for support (S8.1).
 *
 * @param id of its own, so that recording it twice leaves one
 * @param node the relay that made it
 * @param startedAt when it began, to the microsecond
 * @param took until its verdict was known
 * @param answer what came back, whole or in part, when something did
 */
public record Attempt(
    UUID id,
    String node,
    Instant startedAt,
    Duration took,
    Verdict verdict,
    Optional<Answer> answer) {}
