package io.callrelay.simulator.webhook;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.Delivery;
import io.callrelay.simulator.script.Delivery.AfterInterim;
import io.callrelay.simulator.script.Delivery.BrokenChunk;
import io.callrelay.simulator.script.Delivery.ClaimingMore;
import io.callrelay.simulator.script.Delivery.ClosingOnReuse;
import io.callrelay.simulator.script.Delivery.Cut;
import io.callrelay.simulator.script.Delivery.Dripping;
import io.callrelay.simulator.script.Delivery.Endless;
import io.callrelay.simulator.script.Delivery.Huge;
import io.callrelay.simulator.script.Delivery.Silence;
import io.callrelay.simulator.script.Delivery.Whole;
import io.callrelay.simulator.script.Response;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.function.Consumer;

/** Puts one answer on the wire, whole or broken. */
final class Delivering {
  /** Lets the bytes before a reset reach the client, which may otherwise never see them. */
  private static final Duration BEFORE_RESET = Duration.ofMillis(20);

  /** What becomes of the connection. */
  enum Afterwards {
    GO_ON,
    CLOSE,
    CLOSE_ON_REUSE
  }

  private final Line line;
  private final Answer answer;
  private final boolean keepAlive;
  private final Consumer<Afterwards> done;

  Delivering(Line line, Answer answer, boolean keepAlive, Consumer<Afterwards> done) {
    this.line = line;
    this.answer = answer;
    this.keepAlive = keepAlive;
    this.done = done;
  }

  void start() {
    line.after(answer.delay(), this::deliver);
  }

  private void deliver() {
    Delivery delivery = answer.delivery();
    if (delivery instanceof Whole) {
      whole(keepAlive ? Afterwards.GO_ON : Afterwards.CLOSE);
    } else if (delivery instanceof ClosingOnReuse) {
      whole(keepAlive ? Afterwards.CLOSE_ON_REUSE : Afterwards.CLOSE);
    } else if (delivery instanceof AfterInterim interim) {
      interim.statuses().forEach(status -> line.write(WireFormat.interim(status)));
      whole(keepAlive ? Afterwards.GO_ON : Afterwards.CLOSE);
    } else if (delivery instanceof Cut cut) {
      cut(cut);
    } else if (delivery instanceof BrokenChunk) {
      breakChunk();
    } else if (delivery instanceof ClaimingMore more) {
      claimMore(more);
    } else if (delivery instanceof Dripping dripping) {
      drip(dripping);
    } else if (delivery instanceof Huge huge) {
      line.write(WireFormat.head(response(), huge.bytes(), keepAlive));
      line.fill(huge.bytes(), this::finish);
    } else if (delivery instanceof Endless) {
      line.write(WireFormat.chunkedHead(response(), keepAlive));
      line.chunksWithoutEnd();
    } else if (delivery instanceof Silence) {
      return; // The connection stays as it is until the client gives up.
    }
  }

  private Response response() {
    return answer.response();
  }

  private Buffer body() {
    return WireFormat.mayHaveBody(response()) ? response().body() : Buffer.buffer();
  }

  private Buffer head() {
    return WireFormat.head(response(), body().length(), keepAlive);
  }

  private void finish() {
    done.accept(keepAlive ? Afterwards.GO_ON : Afterwards.CLOSE);
  }

  private void whole(Afterwards afterwards) {
    line.write(head().appendBuffer(body()));
    done.accept(afterwards);
  }

  private void claimMore(ClaimingMore more) {
    int claimed = body().length() + more.bytes();
    line.write(WireFormat.head(response(), claimed, keepAlive).appendBuffer(body()));
    done.accept(Afterwards.CLOSE);
  }

  private void breakChunk() {
    line.write(
        WireFormat.chunkedHead(response(), keepAlive)
            .appendString("no size\r\n")
            .appendBuffer(body())
            .appendString("\r\n0\r\n\r\n"));
    done.accept(Afterwards.CLOSE);
  }

  private void cut(Cut cut) {
    Buffer sent =
        switch (cut.at()) {
          case BEFORE_HEADERS -> Buffer.buffer();
          case IN_HEADERS -> head().slice(0, head().length() / 2);
          case IN_BODY -> head().appendBuffer(firstHalf());
          case IN_CHUNK ->
              WireFormat.chunkedHead(response(), keepAlive)
                  .appendBuffer(WireFormat.chunkStart(body().length()))
                  .appendBuffer(firstHalf());
        };
    if (!cut.reset()) {
      line.write(sent);
      done.accept(Afterwards.CLOSE);
    } else if (sent.length() == 0) {
      line.reset();
    } else {
      line.write(sent, () -> line.after(BEFORE_RESET, line::reset));
    }
  }

  private Buffer firstHalf() {
    return body().slice(0, body().length() / 2);
  }

  private void drip(Dripping dripping) {
    switch (dripping.part()) {
      case HEADERS ->
          line.drip(
              head(),
              dripping.bytes(),
              dripping.interval(),
              () -> {
                line.write(body());
                finish();
              });
      case BODY -> {
        line.write(head());
        line.drip(body(), dripping.bytes(), dripping.interval(), this::finish);
      }
    }
  }
}
