package io.callrelay.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import io.callrelay.call.Call;
import io.callrelay.call.CallPayload;
import io.callrelay.call.CallReading;
import io.callrelay.call.ReadCall;
import io.callrelay.intake.KeepingCalls.Kept;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.LedgerEntry.Origin;
import io.callrelay.ledger.LedgerEntry.Rejected;
import io.callrelay.platform.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a posted body, or says why not. When a call is {@link Acceptance.Taken}, it is on disk and
 * will be delivered whatever happens to this process.
 */
final class AcceptingCalls {
  private final CallReading reading;
  private final Clock clock;
  private final RecentCalls recent = new RecentCalls(RecentCalls.USUAL_SIZE);
  private final OneAtATime oneAtATime;
  private final RecognizingCalls recognizing;
  private final KeepingCalls keeping;
  private final Quarantining quarantining;

  AcceptingCalls(CallReading reading, Neighbours neighbours, Clock clock, Patience patience) {
    this.reading = reading;
    this.clock = clock;
    this.oneAtATime = new OneAtATime(patience.longest(), patience.waiting());
    this.recognizing = new RecognizingCalls(neighbours, recent, patience);
    this.keeping = new KeepingCalls(neighbours, patience);
    this.quarantining = new Quarantining(neighbours, patience);
  }

  /**
   * Takes a body.
   *
   * @param source name of the token with which it was posted
   */
  Acceptance accept(String source, byte[] body) {
    ReadCall read = reading.read(body);
    if (read instanceof ReadCall.Valid valid) {
      return oneAtATime.accept(valid.call(), () -> acceptNow(valid.call(), source, body));
    }
    if (read instanceof ReadCall.Violating violating) {
      return quarantine(violating, source, body);
    }
    return new Acceptance.Malformed(((ReadCall.Malformed) read).message());
  }

  /**
   * Takes a mended body in place of one in quarantine; when it is not right yet, that one stays as
   * it is and no other is kept.
   *
   * @param source name of the token with which the first body was posted
   */
  Acceptance acceptMended(UUID quarantineId, String source, byte[] body) {
    return check(quarantineId, body).orElseGet(() -> accept(source, body));
  }

  /** Why a mended body is not taken yet; empty when it keeps the specification. */
  Optional<Acceptance> check(UUID quarantineId, byte[] body) {
    ReadCall read = reading.read(body);
    if (read instanceof ReadCall.Violating violating) {
      return Optional.of(
          new Acceptance.Rejected(quarantineId, violating.callId(), violating.violations()));
    }
    return read instanceof ReadCall.Malformed malformed
        ? Optional.of(new Acceptance.Malformed(malformed.message()))
        : Optional.empty();
  }

  private Acceptance acceptNow(Call call, String source, byte[] body) {
    return recognizing
        .find(call.id())
        .map(known -> known.meets(call))
        .orElseGet(() -> take(call, source, body));
  }

  private Acceptance take(Call call, String source, byte[] body) {
    Origin origin =
        new Origin(now(), source, UuidCreator.getTimeOrderedEpoch(), Span.current().context());
    Kept kept = keeping.keep(call, origin, rawBody(call, body));
    if (kept instanceof Kept.Nowhere nowhere) {
      return new Acceptance.NotDurable(Optional.of(call.id().value()), nowhere.why());
    }
    Optional<CallView> other =
        kept instanceof Kept.InLedger inLedger
            ? inLedger.before().filter(view -> !view.ticket().equals(origin.ticket()))
            : Optional.empty();
    if (other.isPresent()) {
      // Another node, or a look-up that came too late: what was first stands, and the message just
      // sent is stale, for its ticket is not the row's.
      return new KnownCall(other.get().call(), other.get().state()).meets(call);
    }
    recent.remember(call, kept instanceof Kept.InLedger);
    return new Acceptance.Taken(call.id());
  }

  private Acceptance quarantine(ReadCall.Violating violating, String source, byte[] body) {
    Rejected rejection =
        new Rejected(
            UuidCreator.getTimeOrderedEpoch(),
            now(),
            source,
            violating.callId(),
            body,
            Quarantining.json(violating.violations()));
    return quarantining
        .keep(rejection)
        .<Acceptance>map(why -> new Acceptance.NotDurable(violating.callId(), why))
        .orElseGet(
            () ->
                new Acceptance.Rejected(
                    rejection.id(), violating.callId(), violating.violations()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Optional<byte[]> rawBody(Call call, byte[] body) {
    byte[] sent = CallPayload.of(call).getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(sent, body) ? Optional.empty() : Optional.of(body);
  }
}
