package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.givesUpOn;

import io.callrelay.simulator.mutant.Heard.Answered;
import io.callrelay.simulator.mutant.Heard.BrokenOff;
import io.callrelay.simulator.mutant.Heard.NotConnected;
import io.callrelay.simulator.mutant.Heard.Reset;
import io.callrelay.simulator.mutant.Heard.TooLate;
import io.callrelay.simulator.mutant.Heard.Why;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls that are given up (S7.2, S8.3). */
final class RetryMutants {
  private RetryMutants() {}

  static List<Mutant> all() {
    return Stream.of(always(), onAnswers(), onLess()).flatMap(List::stream).toList();
  }

  private static List<Mutant> always() {
    return List.of(
        Mutant.of(
                "never-again",
                "posts each call once",
                givesUpOn(heard -> true),
                "stale-connection",
                "outage-refused",
                "outage-503")
            .and(Groups.RETRIES)
            .quicker(),
        Mutant.of(
                "three-times",
                "gives up after three attempts",
                ThreeTimes::new,
                "retry-keeps-coming",
                "outage-refused",
                "outage-503")
            .quicker());
  }

  private static List<Mutant> onAnswers() {
    return List.of(
        Mutant.of(
                "drops-refused",
                "gives up on ERROR",
                givesUpOn(RetryMutants::isRefusal),
                "retry-after-error",
                "retry-after-error-that-says-success",
                "retry-after-two-statuses",
                "retry-keeps-coming")
            .quicker(),
        Mutant.of(
            "drops-4xx",
            "gives up on 4xx",
            givesUpOn(status(code -> code / 100 == 4)),
            "retry-after-400",
            "retry-after-401",
            "retry-after-404",
            "retry-after-429"),
        drops(401, "retry-after-401"),
        drops(404, "retry-after-404"),
        drops(429, "retry-after-429"),
        Mutant.of(
            "drops-5xx",
            "gives up on 5xx",
            givesUpOn(status(code -> code / 100 == 5)),
            "retry-after-500",
            "retry-after-503",
            "retry-after-success-with-500",
            "wait-nonsense",
            "outage-503"),
        drops(500, "retry-after-500", "retry-after-success-with-500"),
        drops(503, "retry-after-503", "wait-nonsense", "outage-503"),
        drops(307, "retry-after-redirect"),
        Mutant.of(
            "follows-redirects",
            "posts to where a redirect points",
            FollowsRedirects::new,
            "redirect-not-followed"));
  }

  private static List<Mutant> onLess() {
    return List.of(
        Mutant.of(
            "drops-on-timeout",
            "gives up when no whole answer comes in time",
            givesUpOn(heard -> heard instanceof TooLate),
            "retry-after-timeout",
            "retry-after-dripping"),
        Mutant.of(
            "waits-for-ever",
            "sets no deadline for an answer",
            WaitsForEver::new,
            "retry-after-timeout",
            "retry-after-dripping"),
        Mutant.of(
            "drops-on-reset",
            "gives up when the connection breaks",
            givesUpOn(heard -> heard instanceof Reset || isBrokenOff(heard, Why.RESET)),
            "retry-after-reset",
            "retry-after-reset-amid-answer",
            "lost-acknowledgement",
            "stale-connection"),
        Mutant.of(
            "drops-on-half-an-answer",
            "gives up when the answer breaks off",
            givesUpOn(heard -> isBrokenOff(heard, Why.CLOSED)),
            "retry-after-truncated"),
        Mutant.of(
            "drops-on-long-answers",
            "gives up when the answer is too long",
            givesUpOn(heard -> isBrokenOff(heard, Why.TOO_LONG)),
            "retry-after-endless"),
        Mutant.of(
            "drops-when-refused",
            "gives up when there is no connection",
            givesUpOn(heard -> heard instanceof NotConnected),
            "outage-refused"));
  }

  private static Mutant drops(int status, String... caughtBy) {
    Mistake mistake = givesUpOn(status(code -> code == status));
    return Mutant.of("drops-" + status, "gives up on " + status, mistake, caughtBy);
  }

  private static boolean isRefusal(Heard heard) {
    return heard instanceof Answered answered
        && answered.status() == 200
        && answered.body().toString().startsWith("{\"status\":\"ERROR\"");
  }

  private static Predicate<Heard> status(IntPredicate last) {
    return heard -> heard instanceof Answered answered && last.test(answered.status());
  }

  private static boolean isBrokenOff(Heard heard, Why why) {
    return heard instanceof BrokenOff broken && broken.why() == why;
  }

  private static final class ThreeTimes extends Behaviour {
    ThreeTimes(Pace pace) {
      super(pace);
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      return attempt == 3 ? new Next.Stop() : super.after(call, attempt, heard);
    }
  }

  private static final class WaitsForEver extends Behaviour {
    WaitsForEver(Pace pace) {
      super(pace);
    }

    @Override
    Duration deadline() {
      return Duration.ofHours(1);
    }
  }

  private static final class FollowsRedirects extends Behaviour {
    private URI asked = URI.create("");

    FollowsRedirects(Pace pace) {
      super(pace);
    }

    @Override
    RequestOptions request(URI there, Call call) {
      asked = there;
      return super.request(there, call);
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      if (heard instanceof Answered answered && answered.status() / 100 == 3) {
        return new Next.Elsewhere(asked.resolve(answered.headers().get("Location")));
      }
      return super.after(call, attempt, heard);
    }
  }
}
