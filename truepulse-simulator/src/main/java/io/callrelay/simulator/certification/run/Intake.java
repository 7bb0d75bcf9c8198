package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Source.Driven;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.spec.Header;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The integration's intake. Every call comes on a connection of its own, as from telephony: one
 * that is kept would be closed under a later call by an intake that waits for no more.
 */
final class Intake implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CONNECTING_MILLIS = 10_000;
  private static final int SHOWN = 300;

  private final Driven driven;
  private final Clock clock;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setKeepAlive(false).setConnectTimeout(CONNECTING_MILLIS));

  Intake(Driven driven, Clock clock) {
    this.driven = driven;
    this.clock = clock;
  }

  /** What the intake did with a call. */
  record Taken(boolean taken, String words) {}

  private record Answer(int status, List<Header> headers, Buffer body) {
    static Future<Answer> of(HttpClientResponse response) {
      List<Header> headers =
          response.headers().entries().stream()
              .map(header -> new Header(header.getKey(), header.getValue()))
              .toList();
      return response.body().map(body -> new Answer(response.statusCode(), headers, body));
    }
  }

  /** Posts the call; both sides of it become evidence of the call. */
  Taken post(CallFields fields, SeenCall call) throws InterruptedException {
    Buffer body = fields.json();
    call.intake(request(body));
    try {
      Answer answer = send(body);
      call.intake(evidence(answer));
      return taken(answer);
    } catch (IOException e) {
      String words = "the intake gave no answer: " + e.getMessage();
      call.intake(Evidence.note(clock.instant(), words));
      return new Taken(false, words);
    }
  }

  private static Taken taken(Answer answer) {
    boolean taken = answer.status() / 100 == 2;
    String body = answer.body().toString();
    String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body;
    return new Taken(taken, ("the intake answered " + answer.status() + " " + shown).strip());
  }

  private Answer send(Buffer body) throws IOException, InterruptedException {
    try {
      return client
          .request(options())
          .compose(request -> request.send(body))
          .compose(Answer::of)
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(reason(Optional.ofNullable(e.getCause()).orElse(e)), e);
    } catch (TimeoutException e) {
      throw new IOException("not within " + PATIENCE.toSeconds() + " s", e);
    }
  }

  private RequestOptions options() {
    URI uri = driven.intake();
    boolean tls = "https".equals(uri.getScheme());
    int usual = tls ? 443 : 80;
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setSsl(tls)
        .setHost(uri.getHost())
        .setPort(uri.getPort() < 0 ? usual : uri.getPort())
        .setURI(target())
        .putHeader("Content-Type", "application/json")
        .putHeader("Authorization", "Bearer " + driven.token());
  }

  private String target() {
    URI uri = driven.intake();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /**
   * Posts one call to see whether calls are taken at all.
   *
   * @throws IntegrationUnreachable with what came instead of a 2xx
   */
  void requireOpen(CallFields fields) throws IntegrationUnreachable, InterruptedException {
    try {
      Taken taken = taken(send(fields.json()));
      if (!taken.taken()) {
        throw new IntegrationUnreachable(
            "the integration does not take calls at " + driven.intake() + ": " + taken.words());
      }
    } catch (IOException e) {
      throw new IntegrationUnreachable(
          "the integration cannot be reached at " + driven.intake() + ": " + e.getMessage(), e);
    }
  }

  /** Some failures have no message of their own. */
  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private Evidence request(Buffer body) {
    List<Header> headers =
        List.of(
            new Header("Host", driven.intake().getAuthority()),
            new Header("Connection", "close"),
            new Header("Content-Type", "application/json"),
            new Header("Authorization", "Bearer (not shown)"));
    Buffer bytes = WireText.head("POST " + target() + " HTTP/1.1", headers).appendBuffer(body);
    return new Evidence(clock.instant(), Kind.POSTED_TO_INTAKE, "the call is posted", bytes);
  }

  private Evidence evidence(Answer answer) {
    Buffer bytes =
        WireText.head("HTTP/1.1 " + answer.status(), answer.headers()).appendBuffer(answer.body());
    String words = "the intake answers " + answer.status();
    return new Evidence(clock.instant(), Kind.INTAKE_ANSWERED, words, bytes);
  }

  @Override
  public void close() {
    vertx.close();
  }
}
