package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.CallFields;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.util.Map;

/** Whether everything that is not SUCCESS is retried (S7.2, S8.3, S9.4). */
final class RetryChecks {
  private static final String HTML = "text/html; charset=utf-8";
  private static final int REDIRECT = 307;
  private static final Duration DRIP = Duration.ofMillis(500);

  /** White space is allowed before JSON; at one byte per half second it takes an hour. */
  private static final Answer DRIPPING =
      SUCCESS
          .withBody(" ".repeat(7200) + SUCCESS.response().body())
          .notAccepting()
          .drippingBody(1, DRIP);

  private RetryChecks() {}

  static Map<String, Check> all() {
    return Map.ofEntries(
        after("retry-after-error", Judging.REFUSAL),
        after(
            "retry-after-error-that-says-success",
            Answer.error("no SUCCESS: SUCCESS is \"status\":\"SUCCESS\"")),
        after("retry-after-400", Answer.status(400)),
        after("retry-after-401", Answer.status(401)),
        after("retry-after-404", Answer.status(404, "")),
        after("retry-after-429", Answer.status(429)),
        after("retry-after-500", page(500, "Internal Server Error")),
        after("retry-after-503", Answer.status(503)),
        after("retry-after-timeout", Answer.neverAnswer()),
        after("retry-after-reset", Answer.resetBeforeHeaders()),
        after("retry-after-reset-amid-answer", SUCCESS.notAccepting().resettingInBody()),
        after("retry-after-truncated", SUCCESS.notAccepting().truncated()),
        after("retry-after-empty", Answer.empty()),
        after("retry-after-204", Answer.noContent()),
        after("retry-after-html", page(200, "SUCCESS")),
        after(
            "retry-after-lower-case",
            Answer.status(200, "{\"status\":\"success\",\"message\":\"ok\"}")),
        after("retry-after-two-statuses", Answer.duplicateStatus()),
        after("retry-after-success-with-500", SUCCESS.withStatus(500).notAccepting()),
        after("retry-after-dripping", DRIPPING),
        after("retry-after-endless", Answer.endlessBody()),
        Map.entry("retry-after-redirect", RetryChecks::afterRedirect),
        Map.entry("redirect-not-followed", RetryChecks::notFollowed));
  }

  private static Answer page(int status, String text) {
    String html = "<!doctype html><title>" + text + "</title><h1>" + text + "</h1>";
    return Answer.status(status, html).withContentType(HTML);
  }

  private static Map.Entry<String, Check> after(String id, Answer answer) {
    return Map.entry(id, trial -> again(trial, trial.call(answer, SUCCESS)));
  }

  static Finding again(Trial trial, SeenCall call) throws InterruptedException {
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhook(trial);
    }
    if (!trial.awaitAttempts(call, 2)) {
      return Finding.broken(
          "The webhook did not come again within %s."
              .formatted(Finding.inWords(trial.check().patience())));
    }
    return Finding.kept("It came again after %s.".formatted(Finding.inWords(call.gaps().get(0))));
  }

  private static SeenCall redirected(Trial trial) throws NoCall, InterruptedException {
    CallFields fields = trial.fields();
    Answer redirect = Answer.redirect(REDIRECT, trial.vendor().otherAddress(fields.id()));
    return trial.call(fields, redirect, SUCCESS);
  }

  private static Finding afterRedirect(Trial trial) throws NoCall, InterruptedException {
    return again(trial, redirected(trial));
  }

  private static Finding notFollowed(Trial trial) throws NoCall, InterruptedException {
    SeenCall call = redirected(trial);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    trial.awaitAttempts(call, 2);
    return call.elsewhere().isEmpty()
        ? Finding.kept("The address of the redirect was not asked.")
        : Finding.broken(
            "The redirect was followed: " + call.elsewhere().get(0).request().target() + ".");
  }
}
