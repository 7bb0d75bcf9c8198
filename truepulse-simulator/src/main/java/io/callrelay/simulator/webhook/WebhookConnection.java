package io.callrelay.simulator.webhook;

import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.spec.WebhookRequest;
import io.callrelay.simulator.webhook.Delivering.Afterwards;
import io.callrelay.simulator.webhook.Incoming.AskingToContinue;
import io.callrelay.simulator.webhook.Incoming.Broken;
import io.callrelay.simulator.webhook.Incoming.Complete;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.UncheckedIOException;
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
  private boolean busy;
  private boolean closeOnReuse;
  private boolean finished;

  WebhookConnection(Vertx vertx, NetSocket socket, ReceivingWebhooks receiving, Traffic traffic) {
    this.socket = socket;
    this.line = new Line(vertx, socket);
    this.receiving = receiving;
    this.traffic = traffic;
    this.number = traffic.opened();
  }

  void start() {
    socket.closeHandler(closed -> closed());
    // A client that resets ends in the close handler as well, and is nothing to report.
    socket.exceptionHandler(broken -> line.onClosed());
    socket.handler(this::read);
  }

  private void closed() {
    line.onClosed();
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
    if (closeOnReuse) {
      receiving.drop(request, number);
      finish();
      return;
    }
    deliver(judge(request), keepAlive);
  }

  private Answer judge(WebhookRequest request) {
    try {
      return receiving.receive(request, number);
    } catch (UncheckedIOException e) {
      LOG.log(Level.ERROR, "an arrival could not be kept and is answered 503, not taken", e);
      return Answer.error("the simulator cannot write its journal").withStatus(503);
    }
  }

  private void deliver(Answer answer, boolean keepAlive) {
    busy = true;
    new Delivering(line, answer, keepAlive, this::afterwards).start();
  }

  private void afterwards(Afterwards next) {
    busy = false;
    switch (next) {
      case CLOSE -> finish();
      case CLOSE_ON_REUSE -> closeOnReuse = true;
      case GO_ON -> {}
    }
    if (!finished) {
      socket.resume();
      answerWhatIsThere();
    }
  }

  private void finish() {
    finished = true;
    line.close();
  }
}
