package io.callrelay.ledger;

import io.callrelay.ledger.Journey.PastAttempt;
import io.callrelay.platform.Printable;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.Attempt;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One attempt's row, with all that True Pulse answered (S8.1). Never changed. */
@Entity
@Immutable
@Table(name = "attempts")
class AttemptRecord {
  private static final int MOST_HEADER = 255;

  @Id
  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "id", length = 16)
  private UUID id;

  @JdbcTypeCode(SqlTypes.BINARY)
  @Column(name = "call_id", nullable = false, length = 16)
  private UUID callRow;

  @Column(name = "number", nullable = false)
  private int number;

  @Column(name = "node", nullable = false, length = 64)
  private String node;

  @Column(name = "started_at", nullable = false)
  private Instant startedAt;

  @Column(name = "took_micros", nullable = false)
  private long tookMicros;

  @Column(name = "verdict", nullable = false, length = 16)
  private String verdict;

  @Column(name = "reason", nullable = false, length = 32)
  private String reason;

  @Column(name = "detail", nullable = false, length = 500)
  private String detail;

  @Column(name = "http_status")
  private @Nullable Integer httpStatus;

  @Column(name = "content_type")
  private @Nullable String contentType;

  @Column(name = "retry_after")
  private @Nullable String retryAfter;

  @Column(name = "answer", length = Columns.MEDIUM)
  private byte @Nullable [] answer;

  @Column(name = "answer_length")
  private @Nullable Long answerLength;

  @Column(name = "answer_complete")
  private @Nullable Boolean answerComplete;

  /** For Hibernate, which fills the fields afterwards. */
  @SuppressWarnings("NullAway.Init")
  protected AttemptRecord() {}

  AttemptRecord(UUID callRow, int number, Attempt attempt) {
    this.id = attempt.id();
    this.callRow = callRow;
    this.number = number;
    this.node = attempt.node();
    this.startedAt = attempt.startedAt();
    this.tookMicros = attempt.took().toNanos() / 1000;
    this.verdict = attempt.verdict().getClass().getSimpleName();
    this.reason = attempt.verdict().reason().name();
    this.detail = attempt.verdict().detail();
    attempt.answer().ifPresent(this::keep);
  }

  private void keep(Answer came) {
    httpStatus = came.status();
    contentType = Printable.cut(Printable.text(came.contentType()), MOST_HEADER);
    retryAfter = Printable.cut(Printable.text(String.join(", ", came.retryAfter())), MOST_HEADER);
    answer = came.body();
    answerLength = came.length();
    answerComplete = came.complete();
  }

  UUID id() {
    return id;
  }

  PastAttempt past() {
    return new PastAttempt(
        number,
        startedAt,
        Duration.of(tookMicros, ChronoUnit.MICROS),
        node,
        verdict,
        reason,
        detail,
        keptAnswer());
  }

  private Optional<Answer> keptAnswer() {
    if (httpStatus == null
        || contentType == null
        || retryAfter == null
        || answer == null
        || answerLength == null
        || answerComplete == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer(
            httpStatus,
            contentType,
            retryAfter.isEmpty() ? List.of() : List.of(retryAfter),
            answer,
            answerLength,
            answerComplete));
  }
}
