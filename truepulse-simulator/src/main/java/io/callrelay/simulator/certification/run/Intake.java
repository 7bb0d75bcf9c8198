package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Source.Driven;
import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.spec.Header;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The integration's intake. */
final class Intake {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SHOWN = 300;

  private final Driven driven;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Intake(Driven driven, Clock clock) {
    this.driven = driven;
    this.clock = clock;
  }

  /** What the intake did with a call. */
  record Taken(boolean taken, String words) {}

  /** Posts the call; both sides of it become evidence of the call. */
  Taken post(CallFields fields, SeenCall call) throws InterruptedException {
    Buffer body = fields.json();
    call.intake(request(body));
    try {
      HttpResponse<byte[]> answer = send(body);
      call.intake(answer(answer));
      return taken(answer);
    } catch (IOException e) {
      String words = "the intake gave no answer: " + reason(e);
      call.intake(Evidence.note(clock.instant(), words));
      return new Taken(false, words);
    }
  }

  private static Taken taken(HttpResponse<byte[]> answer) {
    boolean taken = answer.statusCode() / 100 == 2;
    String body = Buffer.buffer(answer.body()).toString();
    String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "..." : body;
    return new Taken(taken, ("the intake answered " + answer.statusCode() + " " + shown).strip());
  }

  private HttpResponse<byte[]> send(Buffer body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(driven.intake())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + driven.token())
            .POST(BodyPublishers.ofByteArray(body.getBytes()))
            .build();
    return client.send(request, BodyHandlers.ofByteArray());
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
          "the integration cannot be reached at " + driven.intake() + ": " + reason(e), e);
    }
  }

  /** Connection failures have no message of their own. */
  static String reason(IOException failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private Evidence request(Buffer body) {
    URI uri = driven.intake();
    List<Header> headers =
        List.of(
            new Header("Host", uri.getAuthority()),
            new Header("Content-Type", "application/json"),
            new Header("Authorization", "Bearer (not shown)"));
    Buffer bytes =
        WireText.head("POST " + uri.getRawPath() + " HTTP/1.1", headers).appendBuffer(body);
    return new Evidence(clock.instant(), Kind.POSTED_TO_INTAKE, "the call is posted", bytes);
  }

  private Evidence answer(HttpResponse<byte[]> answer) {
    List<Header> headers =
        answer.headers().map().entrySet().stream()
            .flatMap(
                entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
            .toList();
    Buffer bytes =
        WireText.head("HTTP/1.1 " + answer.statusCode(), headers).appendBytes(answer.body());
    String words = "the intake answers " + answer.statusCode();
    return new Evidence(clock.instant(), Kind.INTAKE_ANSWERED, words, bytes);
  }
}
