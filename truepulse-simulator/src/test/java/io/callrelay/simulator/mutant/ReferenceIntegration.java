package io.callrelay.simulator.mutant;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A small integration in memory: takes calls at an intake, posts each to True Pulse at once and
 * again until SUCCESS. Everything runs on one thread.
 */
public final class ReferenceIntegration implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ReferenceIntegration.class.getName());
  private static final String TOKEN = "a-token-of-the-reference";
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration HELD_BACK = Duration.ofMillis(50);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final Behaviour behaviour;
  private final Posting posting;
  private final int port;
  private volatile boolean closed;
  private volatile URI webhook = URI.create("http://127.0.0.1:1/not-pointed-anywhere-yet");

  private ReferenceIntegration(Behaviour behaviour) {
    this.behaviour = behaviour;
    this.posting = new Posting(vertx, behaviour.deadline());
    Intake intake = new Intake(TOKEN, behaviour.knowsCallsByTheirId(), this::take);
    this.port =
        await(vertx.createHttpServer().requestHandler(intake::handle).listen(0, "127.0.0.1"))
            .actualPort();
  }

  /** One that does everything right, on a free port of the loopback address. */
  public static ReferenceIntegration start() {
    return start(new Behaviour(Pace.QUICK));
  }

  static ReferenceIntegration start(Behaviour behaviour) {
    return new ReferenceIntegration(behaviour);
  }

  /** Where calls are posted to, with {@link #token}. */
  public URI intake() {
    return URI.create("http://127.0.0.1:" + port + Intake.PATH);
  }

  public String token() {
    return TOKEN;
  }

  /** Webhooks go there from now on. */
  public void pointAt(URI truePulse) {
    webhook = truePulse;
  }

  private void take(Call call) {
    if (behaviour.fires(call)) {
      after(behaviour.beforeFirst(call)).onSuccess(now -> start(call));
    }
  }

  private void start(Call call) {
    if (behaviour.mayStart(call)) {
      post(new Attempt(call, behaviour.body(call), 1), webhook);
    } else {
      after(HELD_BACK).onSuccess(now -> start(call));
    }
  }

  private record Attempt(Call call, Buffer first, int number) {
    Attempt next() {
      return new Attempt(call, first, number + 1);
    }
  }

  private void post(Attempt attempt, URI where) {
    if (closed) {
      return;
    }
    posting
        .post(
            behaviour.request(where, attempt.call()),
            behaviour.body(attempt.call(), attempt.first(), attempt.number()))
        .map(heard -> behaviour.after(attempt.call(), attempt.number(), heard))
        .onSuccess(next -> goOn(attempt, next))
        .onFailure(defect -> LOG.log(Level.ERROR, "this call is given up by mistake", defect));
  }

  private void goOn(Attempt attempt, Next next) {
    if (next instanceof Next.Again again) {
      after(again.pause()).onSuccess(now -> post(attempt.next(), webhook));
    } else if (next instanceof Next.Elsewhere elsewhere) {
      post(attempt.next(), elsewhere.there());
    }
  }

  private Future<Void> after(Duration wait) {
    return wait.isZero()
        ? Future.succeededFuture()
        : vertx.timer(wait.toMillis() + 1, TimeUnit.MILLISECONDS).mapEmpty();
  }

  private static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the integration did not start or stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Forgets the calls that are under way. */
  @Override
  public void close() {
    closed = true;
    await(vertx.close());
  }
}
