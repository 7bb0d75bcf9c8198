package io.callrelay.delivery;

import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import io.callrelay.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that is being made. Its verdict is kept here the moment it is known, so that nothing
 * that goes wrong on the way back through the guards can lose a SUCCESS.
 */
final class AttemptUnderWay {
  /** What came of the exchange, and when that was known. */
  record End(Verdict verdict, Optional<Answer> answer, Instant at) {}

  private final String payload;
  private final UUID id;
  private final Instant startedAt;
  private volatile @Nullable End end;

  AttemptUnderWay(String payload, UUID id, Instant startedAt) {
    this.payload = payload;
    this.id = id;
    this.startedAt = startedAt;
  }

  /** What is posted. */
  String payload() {
    return payload;
  }

  /** Keeps what came; a success is never replaced. */
  void ended(End came) {
    End known = end;
    if (known == null || !(known.verdict() instanceof Verdict.Success)) {
      end = came;
    }
  }

  /** What is known of its verdict by now, or null. */
  @Nullable Verdict verdict() {
    End known = end;
    return known == null ? null : known.verdict();
  }

  /** The attempt as it is recorded, once its verdict is known. */
  Optional<Attempt> attempt(String node) {
    End known = end;
    return known == null
        ? Optional.empty()
        : Optional.of(
            new Attempt(id, node, startedAt, took(known.at()), known.verdict(), known.answer()));
  }

  /** Never negative, though the clock may be set back meanwhile. */
  private Duration took(Instant at) {
    Duration took = Duration.between(startedAt, at);
    return took.isNegative() ? Duration.ZERO : took;
  }
}
