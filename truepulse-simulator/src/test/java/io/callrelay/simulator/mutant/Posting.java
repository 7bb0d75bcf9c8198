package io.callrelay.simulator.mutant;

import io.callrelay.simulator.mutant.Heard.Answered;
import io.callrelay.simulator.mutant.Heard.BrokenOff;
import io.callrelay.simulator.mutant.Heard.NotConnected;
import io.callrelay.simulator.mutant.Heard.Reset;
import io.callrelay.simulator.mutant.Heard.TooLate;
import io.callrelay.simulator.mutant.Heard.Why;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.SocketException;
import java.time.Duration;

/** One POST under a deadline for all of it, with a bound on what is read. */
final class Posting {
  private static final int CONNECTIONS = 100;
  private static final int LONGEST_ANSWER = 64 * 1024;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration deadline;

  Posting(Vertx vertx, Duration deadline) {
    this.vertx = vertx;
    this.deadline = deadline;
    this.client =
        vertx
            .httpClientBuilder()
            .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS))
            .withConnectHandler(Posting::quiet)
            .build();
  }

  /** What breaks a connection is heard by the request on it; without this it is logged as well. */
  private static void quiet(HttpConnection connection) {
    connection.exceptionHandler(broken -> {});
  }

  /** Never fails: what goes wrong is heard. */
  Future<Heard> post(RequestOptions options, Buffer body) {
    options.setConnectTimeout(deadline.toMillis());
    return client
        .request(options)
        .<Heard>compose(request -> exchange(request, body))
        .otherwise(notConnected -> new NotConnected());
  }

  private Future<Heard> exchange(HttpClientRequest request, Buffer body) {
    Promise<Heard> heard = Promise.promise();
    long timer = vertx.setTimer(deadline.toMillis(), late -> heard.tryComplete(new TooLate()));
    request
        .send(body)
        .onSuccess(response -> read(response, heard))
        .onFailure(broken -> heard.tryComplete(new Reset()));
    return heard
        .future()
        .onSuccess(
            known -> {
              vertx.cancelTimer(timer);
              if (!(known instanceof Answered)) {
                request.reset();
              }
            });
  }

  private static void read(HttpClientResponse response, Promise<Heard> heard) {
    Buffer body = Buffer.buffer();
    int status = response.statusCode();
    response.handler(
        piece -> {
          body.appendBuffer(piece);
          if (body.length() > LONGEST_ANSWER) {
            heard.tryComplete(new BrokenOff(status, body, Why.TOO_LONG));
          }
        });
    response.exceptionHandler(
        broken -> {
          Why why = broken instanceof SocketException ? Why.RESET : Why.CLOSED;
          heard.tryComplete(new BrokenOff(status, body, why));
        });
    response.endHandler(whole -> heard.tryComplete(new Answered(status, response.headers(), body)));
  }
}
