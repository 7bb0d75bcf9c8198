package io.callrelay.delivery;

import io.callrelay.platform.tracing.Span;
import io.callrelay.verdict.Answer;
import io.callrelay.verdict.AnswerReading;
import io.callrelay.verdict.Reason;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the exchange of a request in place of the app server's HTTP client: at most one POST on the
 * wire, HTTP/1.1, no redirect followed, and everything between connecting and the last byte of the
 * answer within one deadline, after which the connection is closed. A whole answer becomes the
 * response; anything less is thrown as {@link NoWholeAnswer}.
 */
final class BoundedExchange implements ClientRequestFilter, AutoCloseable {
  /** Carries the answer's own content type, which need not be one that JAX-RS can read. */
  static final String ANSWERED_TYPE = "Answered-Content-Type";

  /** How the relay names itself. */
  static final String USER_AGENT = "TruePulseRelay/1";

  private static final int LEAST_STATUS = 100;
  private static final int MOST_STATUS = 599;

  private final URI endpoint;
  private final DeliverySettings settings;
  private final Clock clock;
  private final ExecutorService threads = ExchangeThreads.start();
  private final HttpClient client;

  BoundedExchange(DeliverySettings settings, Way way, Clock clock) {
    this.endpoint = URI.create(settings.endpoint().toASCIIString());
    this.settings = settings;
    this.clock = clock;
    this.client =
        way.take(HttpClient.newBuilder())
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .executor(threads)
            .build();
  }

  @Override
  public void filter(ClientRequestContext request) throws NoWholeAnswer {
    String payload = String.valueOf(request.getEntity());
    request.abortWith(response(post(payload.getBytes(StandardCharsets.UTF_8))));
  }

  private static Response response(Answer answer) {
    Response.ResponseBuilder response =
        Response.status(answer.status())
            .header(ANSWERED_TYPE, answer.contentType())
            .entity(answer.body())
            .type(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    answer.retryAfter().forEach(value -> response.header("Retry-After", value));
    return response.build();
  }

  /** Posts the bytes and waits for a whole answer, no longer than the deadline. */
  private Answer post(byte[] payload) throws NoWholeAnswer {
    WatchedBody body = new WatchedBody(payload);
    AnswerUnderWay underWay = new AnswerUnderWay();
    CompletableFuture<HttpResponse<Answer>> exchange = client.sendAsync(request(body), underWay);
    try {
      return whole(exchange.get(settings.deadline().toNanos(), TimeUnit.NANOSECONDS).body());
    } catch (TimeoutException e) {
      String words = "no whole answer within " + settings.deadline();
      throw NoWholeAnswer.late(words, underWay.soFar(), body.handedOver());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String words = "given up while waiting for the answer: the relay was told to stop";
      throw NoWholeAnswer.because(Reason.CONNECTION_LOST, words, body.handedOver(), e);
    } catch (ExecutionException e) {
      throw broken(e.getCause() == null ? e : e.getCause(), underWay, body);
    } finally {
      if (!exchange.isDone() || exchange.isCompletedExceptionally()) {
        underWay.stop();
        exchange.cancel(true);
      }
    }
  }

  private HttpRequest request(WatchedBody body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", MediaType.APPLICATION_JSON)
            .header("Accept", MediaType.APPLICATION_JSON)
            .header("User-Agent", USER_AGENT);
    Span.current().outgoing().forEach(request::header);
    return request.POST(body).build();
  }

  private Answer whole(Answer answer) throws NoWholeAnswer {
    if (answer.status() < LEAST_STATUS || answer.status() > MOST_STATUS) {
      String words = "%d is no status of HTTP".formatted(answer.status());
      throw NoWholeAnswer.because(Reason.NOT_HTTP, words, true, null);
    }
    if (!answer.complete()) {
      throw cutShort(answer);
    }
    return answer;
  }

  private NoWholeAnswer broken(Throwable cause, AnswerUnderWay underWay, WatchedBody body) {
    return underWay
        .soFar()
        .map(this::cutShort)
        .orElseGet(() -> BrokenExchange.read(cause, body.handedOver()));
  }

  private NoWholeAnswer cutShort(Answer part) {
    return NoWholeAnswer.cutShort(AnswerReading.verdictOf(part, clock.instant()), part);
  }

  /** Ends the threads; exchanges under way end at their deadline. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
