package io.callrelay.delivery;

import static io.callrelay.delivery.Answers.head;
import static io.callrelay.delivery.Answers.ok;

import io.callrelay.delivery.Peer.Manner;
import io.callrelay.verdict.Reason;
import io.callrelay.verdict.Verdict;
import io.callrelay.verdict.Verdict.Refused;
import io.callrelay.verdict.Verdict.Unreachable;
import java.io.IOException;
import java.time.Duration;

/** What an endpoint does with one POST, and what is to be read from it. */
record WireCase(String when, Manner manner, Class<? extends Verdict> verdict, Reason reason) {
  Duration deadline() {
    return reason == Reason.DEADLINE
        ? TruePulseOverSockets.SHORT_DEADLINE
        : TruePulseOverSockets.DEADLINE;
  }

  @Override
  public String toString() {
    return when;
  }

  static void drip(Peer.Exchange exchange, String first, String then)
      throws IOException, InterruptedException {
    exchange.say(first);
    while (exchange.moment()) {
      exchange.say(then);
    }
  }

  static WireCase says(
      String when, String answer, Class<? extends Verdict> verdict, Reason reason) {
    return new WireCase(when, exchange -> exchange.say(answer), verdict, reason);
  }

  static WireCase hangsUpAfter(
      String when, String answer, Class<? extends Verdict> verdict, Reason reason) {
    return new WireCase(
        when,
        exchange -> {
          exchange.say(answer);
          exchange.hangUp();
        },
        verdict,
        reason);
  }

  static WireCase unknown(String when, String body) {
    return says(when, ok(body), Refused.class, Reason.UNKNOWN_STATUS);
  }

  static WireCase garbage(String when, String body) {
    return says(when, ok(body), Unreachable.class, Reason.GARBAGE);
  }

  static WireCase encoded(String charset, byte[] body) {
    return new WireCase(
        charset,
        exchange -> {
          exchange.say(head("200 OK") + "Content-Length: %d\r\n\r\n".formatted(body.length));
          exchange.say(body);
        },
        Unreachable.class,
        Reason.GARBAGE);
  }

  static WireCase notHttp(String when, String answer) {
    return says(when, answer, Unreachable.class, Reason.NOT_HTTP);
  }

  static WireCase late(String when, Manner manner) {
    return new WireCase(when, manner, Unreachable.class, Reason.DEADLINE);
  }
}
