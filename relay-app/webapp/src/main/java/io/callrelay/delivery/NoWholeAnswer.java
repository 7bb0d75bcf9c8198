package io.callrelay.delivery;

import io.callrelay.verdict.Answer;
import io.callrelay.verdict.AnswerReading;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exchange ended without a whole answer; what came of one is kept as evidence (S8.1). */
final class NoWholeAnswer extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Verdict verdict;
  private final transient @Nullable Answer part;
  private final boolean mayHaveBeenSent;

  private NoWholeAnswer(
      Verdict verdict, @Nullable Answer part, boolean mayHaveBeenSent, @Nullable Throwable cause) {
    super(verdict.detail(), cause);
    this.verdict = verdict;
    this.part = part;
    this.mayHaveBeenSent = mayHaveBeenSent;
  }

  /** Nothing came that could be read as an answer. */
  static NoWholeAnswer because(
      Reason reason, String words, boolean mayHaveBeenSent, @Nullable Throwable cause) {
    return new NoWholeAnswer(unreachable(reason, words), null, mayHaveBeenSent, cause);
  }

  /** An answer began and did not end; its status and what came decide. */
  static NoWholeAnswer cutShort(Verdict verdict, Answer part) {
    return new NoWholeAnswer(verdict, part, true, null);
  }

  /** Time ran out; whatever came by then proves nothing. */
  static NoWholeAnswer late(String words, Optional<Answer> part, boolean mayHaveBeenSent) {
    return new NoWholeAnswer(
        unreachable(Reason.DEADLINE, words), part.orElse(null), mayHaveBeenSent, null);
  }

  private static Verdict unreachable(Reason reason, String words) {
    return new Verdict.Unreachable(reason, AnswerReading.detail(words), Optional.empty());
  }

  /** What the attempt came to. */
  Verdict verdict() {
    return verdict;
  }

  /** What came back, when something did. */
  Optional<Answer> part() {
    return Optional.ofNullable(part);
  }

  /** Whether True Pulse may have the call all the same. False is certain. */
  boolean mayHaveBeenSent() {
    return mayHaveBeenSent;
  }
}
