package io.callrelay.verdict;

import io.callrelay.platform.Printable;
import io.callrelay.verdict.AnswerBody.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads an answer into a verdict (S6, S7.2). Success is only a 2xx whose whole body, in UTF-8 and
 * at most {@link Answer#MOST_READ} long, is one JSON object with {@code status} exactly {@code
 * SUCCESS}; everything else is told apart by whether True Pulse has spoken of this call.
 */
public final class AnswerReading {
  /** Longest {@link Verdict#detail()}, in characters. */
  public static final int MOST_DETAIL = 500;

  private static final int NO_CONTENT = 204;

  private AnswerReading() {}

  /**
   * The verdict that an answer gives. Throws for no answer, whatever its bytes.
   *
   * @param now to which a {@code Retry-After} that is a date is compared
   */
  public static Verdict verdictOf(Answer answer, Instant now) {
    Optional<Duration> retryAfter = RetryAfter.read(answer.retryAfter(), now);
    return switch (answer.status() / 100) {
      case 2 -> ofSuccessful(answer, retryAfter);
      case 3 ->
          unreachable(
              Reason.REDIRECT,
              "HTTP %d: redirects are not followed".formatted(answer.status()),
              retryAfter);
      case 4 -> new Verdict.Refused(Reason.HTTP_4XX, failure(answer), retryAfter);
      case 5 -> unreachable(Reason.HTTP_5XX, failure(answer), retryAfter);
      default ->
          unreachable(
              Reason.NOT_HTTP,
              "%d is no status of a final answer".formatted(answer.status()),
              retryAfter);
    };
  }

  /** Words fit for {@link Verdict#detail()}: printable, at most {@link #MOST_DETAIL} characters. */
  public static String detail(String words) {
    String cut = Printable.cut(Printable.text(words), MOST_DETAIL);
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Verdict ofSuccessful(Answer answer, Optional<Duration> retryAfter) {
    if (answer.length() > Answer.MOST_READ) {
      String words = "%d bytes or more, over the %d that are read";
      return unreachable(
          Reason.GARBAGE, words.formatted(answer.length(), Answer.MOST_READ), retryAfter);
    }
    if (!isWhole(answer)) {
      return unreachable(
          Reason.TRUNCATED,
          "HTTP %d, and its body ended after %d bytes, before its end"
              .formatted(answer.status(), answer.length()),
          retryAfter);
    }
    if (answer.length() == 0 || answer.status() == NO_CONTENT) {
      return unreachable(
          Reason.EMPTY_ANSWER, "HTTP %d without a body".formatted(answer.status()), retryAfter);
    }
    return ofBody(AnswerBody.read(answer.body()), retryAfter);
  }

  private static boolean isWhole(Answer answer) {
    return answer.complete() && answer.body().length == answer.length();
  }

  private static Verdict ofBody(Reading body, Optional<Duration> retryAfter) {
    if (body instanceof Reading.Garbage garbage) {
      return unreachable(Reason.GARBAGE, garbage.why(), retryAfter);
    }
    Reading.Statement statement = (Reading.Statement) body;
    String status = statement.status().orElse("");
    return switch (status) {
      case "SUCCESS" -> new Verdict.Success(detail(statement.message()));
      case "ERROR" ->
          new Verdict.Refused(Reason.ERROR_ANSWER, detail(statement.message()), retryAfter);
      default -> new Verdict.Refused(Reason.UNKNOWN_STATUS, detail(unknown(statement)), retryAfter);
    };
  }

  private static String unknown(Reading.Statement statement) {
    String words =
        statement
            .status()
            .map(status -> "status is '" + status + "'")
            .orElse("no status that is a text");
    return statement.message().isEmpty() ? words : words + ": " + statement.message();
  }

  /** The status, and what the body says if it speaks the language of S6. */
  private static String failure(Answer answer) {
    String words = "HTTP " + answer.status();
    boolean readable = isWhole(answer) && answer.length() <= Answer.MOST_READ;
    if (readable
        && AnswerBody.read(answer.body()) instanceof Reading.Statement statement
        && !statement.message().isEmpty()) {
      words = words + ": " + statement.message();
    }
    return detail(words);
  }

  private static Verdict unreachable(Reason reason, String words, Optional<Duration> retryAfter) {
    return new Verdict.Unreachable(reason, detail(words), retryAfter);
  }
}
