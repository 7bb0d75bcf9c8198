package io.callrelay.simulator.webhook;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.WebhookRequest;
import io.callrelay.simulator.webhook.Delivering.Afterwards;
import io.callrelay.simulator.webhook.Incoming.AskingToContinue;
import io.callrelay.simulator.webhook.Incoming.Broken;
import io.callrelay.simulator.webhook.Incoming.Complete;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.lang.System.Logger.Level;

/** One connection: requests in, one after the other, answers out in the same order. */
final class WebhookConnection {
  private static final System.Logger LOG = System.getLogger(WebhookConnection.class.getName());
  private static final int MOST_WAITING = 1024 * 1024;

  private final NetSocket socket;
  private final Line line;
  private final RequestReader reader = new RequestReader();
  private final ReceivingWebhooks receiving;
  private final Traffic traffic;
  private final long number;
  private final Context context;
  private Runnable ended = () -> {};
  private boolean busy;
  private boolean reading;
  private boolean closeOnReuse;
  private boolean finished;
  private boolean retired;

  WebhookConnection(Vertx vertx, NetSocket socket, ReceivingWebhooks receiving, Traffic traffic) {
    this.socket = socket;
    this.line = new Line(vertx, socket);
    this.receiving = receiving;
    this.traffic = traffic;
    this.number = traffic.opened();
    this.context = vertx.getOrCreateContext();
  }

  /**
   * @param ended told once the connection is gone
   */
  void start(Runnable ended) {
    this.ended = ended;
    socket.closeHandler(closed -> closed());
    // A client that resets ends in the close handler as well, and is nothing to report.
    socket.exceptionHandler(broken -> line.onClosed());
    socket.handler(this::read);
  }

  private void closed() {
    line.onClosed();
    ended.run();
    if (!busy && !finished && reader.isAmidRequest()) {
      traffic.brokenOff();
    }
  }

  private void read(Buffer bytes) {
    if (finished) {
      return;
    }
    reader.add(bytes);
    if (busy && reader.waiting() > MOST_WAITING) {
      socket.pause();
    }
    answerWhatIsThere();
  }

  private void answerWhatIsThere() {
    if (reading) {
      return; // An answer that went out at once: the loop that asked for it goes on.
    }
    reading = true;
    try {
      readOn();
    } finally {
      reading = false;
    }
  }

  private void readOn() {
    while (!busy && !finished) {
      Incoming incoming = reader.next();
      if (incoming instanceof Complete complete) {
        answer(complete.request(), complete.keepAlive());
      } else if (incoming instanceof AskingToContinue) {
        line.write(WireFormat.interim(100));
      } else if (incoming instanceof Broken broken) {
        traffic.malformed();
        deliver(Answer.error(broken.why()).withStatus(broken.status()), false);
      } else {
        return;
      }
    }
  }

  private void answer(WebhookRequest request, boolean keepAlive) {
    busy = true;
    if (closeOnReuse) {
      receiving.drop(request, number).onComplete(entered -> here(this::finish));
      return;
    }
    receiving
        .receive(request, number)
        .recover(failure -> Future.succeededFuture(unavailable(failure)))
        .onSuccess(answer -> here(() -> deliver(answer, keepAlive)));
  }

  /** The ledger may tell from another thread, when it was read or cleared amid a write. */
  private void here(Runnable action) {
    if (Vertx.currentContext() == context) {
      action.run();
    } else {
      context.runOnContext(now -> action.run());
    }
  }

  private static Answer unavailable(Throwable failure) {
    LOG.log(Level.ERROR, "an arrival could not be kept and is answered 503, not taken", failure);
    return Answer.error("the simulator cannot write its journal").withStatus(503);
  }

  private void deliver(Answer answer, boolean keepAlive) {
    busy = true;
    new Delivering(line, answer, keepAlive, this::afterwards).start();
  }

  private void afterwards(Afterwards next) {
    busy = false;
    switch (next) {
      case CLOSE -> finish();
      case GO_ON -> closeIfRetired();
      case CLOSE_ON_REUSE -> closeOnReuse = true;
    }
    if (!finished) {
      socket.resume();
      answerWhatIsThere();
    }
  }

  /**
   * Ends the connection: at once, or after the answer that is on its way. Complete when that is
   * settled, which is before such an answer.
   */
  Future<Void> retire() {
    Promise<Void> settled = Promise.promise();
    context.runOnContext(
        now -> {
          retired = true;
          if (!busy) {
            finish();
          }
          settled.complete();
        });
    return settled.future();
  }

  private void closeIfRetired() {
    if (retired) {
      finish();
    }
  }

  private void finish() {
    finished = true;
    line.close();
  }
}
