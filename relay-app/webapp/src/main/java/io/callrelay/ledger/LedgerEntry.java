package io.callrelay.ledger;

import io.callrelay.call.Call;
import io.callrelay.platform.tracing.TraceContext;
import io.callrelay.verdict.Attempt;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened and is to be written. Each entry holds all it needs, so that it can wait
 * in the queue while the ledger is down and be written later, in any order and more than once.
 */
public sealed interface LedgerEntry {
  /** The call that it is about, unless it was rejected. */
  Optional<Call> about();

  /** How many bytes of foreign text it holds. */
  int evidenceBytes();

  /**
   * How a call came to the relay.
   *
   * @param acceptedAt to the microsecond
   * @param source name of the token with which it was posted
   * @param ticket of the message that holds the call; a message with another ticket is stale
   * @param trace that its acceptance was a part of, when it was traced
   */
  record Origin(Instant acceptedAt, String source, UUID ticket, Optional<TraceContext> trace) {
    /** Of a call that nobody traces. */
    public Origin(Instant acceptedAt, String source, UUID ticket) {
      this(acceptedAt, source, ticket, Optional.empty());
    }
  }

  /**
   * A call was taken from telephony.
   *
   * @param rawBody the body as posted, when it is not what is sent
   * @param queued whether its message is in the queue; if not, the row is due soon
   */
  record Accepted(Call call, Origin origin, Optional<byte[]> rawBody, boolean queued)
      implements LedgerEntry {
    @Override
    public Optional<Call> about() {
      return Optional.of(call);
    }

    @Override
    public int evidenceBytes() {
      return rawBody.map(raw -> raw.length).orElse(0);
    }
  }

  /**
   * An attempt was made.
   *
   * @param next what happens to the call now
   */
  record Attempted(Call call, Origin origin, Attempt attempt, Next next) implements LedgerEntry {
    @Override
    public Optional<Call> about() {
      return Optional.of(call);
    }

    @Override
    public int evidenceBytes() {
      return attempt.answer().map(answer -> answer.body().length).orElse(0);
    }
  }

  /**
   * A body broke the specification and was kept for the operator.
   *
   * @param id of its own
   * @param callId the {@code tpCallID} in it, when it has one
   * @param violations JSON array of {@code field}, {@code clause}, {@code message}
   */
  @SuppressWarnings("ArrayRecordComponent") // a body is compared by nobody
  record Rejected(
      UUID id,
      Instant receivedAt,
      String source,
      Optional<String> callId,
      byte[] rawBody,
      String violations)
      implements LedgerEntry {
    @Override
    public Optional<Call> about() {
      return Optional.empty();
    }

    @Override
    public int evidenceBytes() {
      return rawBody.length;
    }
  }

  /** What happens to a call after an attempt. */
  sealed interface Next {
    /** Nothing: True Pulse has it. */
    record Done() implements Next {}

    /** It waits in the ledger until then. */
    record RetryAt(Instant at) implements Next {}

    /** The ledger being down, its message waits in the queue until then. */
    record StaysQueued(Instant at) implements Next {}
  }
}
