package io.callrelay.simulation;

import io.callrelay.call.CallId;
import io.callrelay.call.CallPayload;
import io.callrelay.delivery.SimulatedEndpoint;
import io.callrelay.delivery.SimulatedEndpoint.Came;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.AnswerReading;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** True Pulse, which may refuse, hang, or accept a call and not say so. */
final class Endpoint {
  /** What it does with a POST. */
  private enum Deed {
    ACCEPT,
    SAY_ERROR,
    REFUSE_CONNECTION,
    ACCEPT_AND_RESET,
    RESET,
    ACCEPT_AND_HANG,
    HANG
  }

  private static final Deed[] ALL = Deed.values();
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int SLOWEST_MILLIS = 9_500;

  private final Turns turns;
  private final RandomGenerator random;
  private final Trace trace;
  private final Books books;
  private boolean flaky;

  Endpoint(Turns turns, RandomGenerator random, Trace trace, Books books) {
    this.turns = turns;
    this.random = random;
    this.trace = trace;
    this.books = books;
  }

  void becomes(boolean nextFlaky) {
    flaky = nextFlaky;
    trace.tell(() -> "** True Pulse is " + (nextFlaky ? "FLAKY" : "WELL"));
  }

  /** A node posts a call, and waits. */
  Came post(Life life, String payload, boolean unchecked) {
    CallId call = CallPayload.read(payload).id();
    Post post = books.posting(life, call);
    Turns.mine().note(post);
    if (unchecked) {
      books.unknown(post);
    }
    Deed deed = deed(life);
    trace.tell(() -> life + ": POST " + call + (unchecked ? " (the ledger was silent)" : ""));
    CompletableFuture<Came> answer = new CompletableFuture<>();
    turns.effect(life, slow(), () -> arrive(life, post, call, deed, answer));
    turns.await(answer, DEADLINE);
    return answer.isDone() ? answer.join() : late(post);
  }

  private Deed deed(Life life) {
    Deed deed = flaky ? ALL[random.nextInt(ALL.length)] : Deed.ACCEPT;
    boolean counts = deed != Deed.ACCEPT && deed != Deed.SAY_ERROR;
    return counts && !life.maySeeUnreachable(SimulatedEndpoint.MOST_UNREACHABLE)
        ? Deed.SAY_ERROR
        : deed;
  }

  private Duration slow() {
    return flaky && random.nextInt(4) == 0
        ? Duration.ofMillis(random.nextInt(SLOWEST_MILLIS))
        : Duration.ZERO;
  }

  private Came late(Post post) {
    books.unknown(post);
    return new Came(
        new Verdict.Unreachable(Reason.DEADLINE, "no answer", Optional.empty()), Optional.empty());
  }

  private void arrive(
      Life life, Post post, CallId call, Deed deed, CompletableFuture<Came> answer) {
    trace.tell(() -> "True Pulse: " + call + " from " + life + ": " + deed);
    if (deed != Deed.REFUSE_CONNECTION) {
      boolean accepts =
          deed == Deed.ACCEPT || deed == Deed.ACCEPT_AND_RESET || deed == Deed.ACCEPT_AND_HANG;
      books.arrived(post, accepts);
    }
    if (deed == Deed.ACCEPT || deed == Deed.SAY_ERROR) {
      turns.effect(life, slow(), () -> answer.complete(said(deed)));
    } else if (deed == Deed.REFUSE_CONNECTION) {
      answer.complete(broken(Reason.NO_CONNECTION));
    } else if (deed == Deed.ACCEPT_AND_RESET || deed == Deed.RESET) {
      books.unknown(post);
      answer.complete(broken(Reason.CONNECTION_LOST));
    }
  }

  private Came said(Deed deed) {
    String status = deed == Deed.ACCEPT ? "SUCCESS" : "ERROR";
    byte[] body =
        "{\"status\":\"%s\",\"message\":\"\"}".formatted(status).getBytes(StandardCharsets.UTF_8);
    Answer answer = new Answer(200, "application/json", List.of(), body, body.length, true);
    return new Came(AnswerReading.verdictOf(answer, turns.now()), Optional.of(answer));
  }

  private static Came broken(Reason reason) {
    return new Came(new Verdict.Unreachable(reason, "broken", Optional.empty()), Optional.empty());
  }
}
