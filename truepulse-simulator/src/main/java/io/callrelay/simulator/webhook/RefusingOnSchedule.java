package io.callrelay.simulator.webhook;

import io.callrelay.simulator.script.ScriptBook;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;

/**
 * Closes the webhook port while the scripts say so and opens it again, a twentieth of a second
 * after their time at the latest. A port that a person closed is left alone.
 */
public final class RefusingOnSchedule {
  private static final System.Logger LOG = System.getLogger(RefusingOnSchedule.class.getName());
  private static final long EVERY_MS = 50;

  private final Context context;
  private final Vertx vertx;
  private final WebhookEndpoint endpoint;
  private final ScriptBook scripts;

  // Both belong to the context's thread.
  private boolean refused;
  private boolean changing;

  public RefusingOnSchedule(Vertx vertx, WebhookEndpoint endpoint, ScriptBook scripts) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.endpoint = endpoint;
    this.scripts = scripts;
  }

  /** Goes on until Vert.x is closed. */
  public void start() {
    scripts.onChange(() -> context.runOnContext(now -> check()));
    context.runOnContext(now -> vertx.setPeriodic(EVERY_MS, tick -> check()));
  }

  private void check() {
    boolean wanted = scripts.refusesConnections();
    if (changing || wanted == refused) {
      return;
    }
    changing = true;
    Future<Void> change = wanted ? endpoint.refuse() : endpoint.listen();
    change.onComplete(result -> context.runOnContext(now -> changed(wanted, result)));
  }

  private void changed(boolean wanted, AsyncResult<Void> result) {
    changing = false;
    if (result.succeeded()) {
      refused = wanted;
    } else {
      String action = wanted ? "closed" : "opened";
      LOG.log(
          Level.WARNING,
          "the webhook port cannot be " + action + " as a script wants; tried again",
          result.cause());
    }
  }
}
