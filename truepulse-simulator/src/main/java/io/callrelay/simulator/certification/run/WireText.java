package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.certification.result.Evidence.Kind;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.Response;
import io.callrelay.simulator.spec.Header;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Requests and answers as evidence. */
final class WireText {
  private static final String END = "\r\n";

  private WireText() {}

  static Evidence request(Arrival arrival, int attempt) {
    WebhookRequest request = arrival.request();
    Buffer bytes =
        head(request.method() + " " + request.target() + " HTTP/1.1", request.headers())
            .appendBuffer(request.body());
    String words = "webhook " + attempt + " on connection " + arrival.connection();
    if (!arrival.violations().isEmpty()) {
      words +=
          "; " + String.join("; ", arrival.violations().stream().map(Violation::sentence).toList());
    }
    return new Evidence(arrival.at(), Kind.WEBHOOK_ARRIVED, words, bytes);
  }

  /**
   * The answer as it was scripted; when the simulator answered otherwise, only in words.
   *
   * @param answers of the call, in turn
   */
  static Evidence answer(Arrival arrival, int attempt, List<Answer> answers) {
    Answer scripted = answers.get(Math.min(attempt, answers.size()) - 1);
    Buffer bytes =
        scripted.summary().equals(arrival.answer())
            ? bytes(scripted)
            : Buffer.buffer(arrival.answer());
    return new Evidence(arrival.at(), Kind.WEBHOOK_ANSWERED, arrival.answer(), bytes);
  }

  private static Buffer bytes(Answer answer) {
    Response response = answer.response();
    return head("HTTP/1.1 " + response.status(), response.headers()).appendBuffer(response.body());
  }

  static Buffer head(String startLine, List<Header> headers) {
    StringBuilder text = new StringBuilder(startLine).append(END);
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append(END));
    return Buffer.buffer(text.append(END).toString());
  }
}
