package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.givesUpOn;
import static io.callrelay.simulator.mutant.Deviating.waits;

import io.callrelay.simulator.mutant.Heard.Answered;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Retries that come too often, too late, or not when they were asked for. */
final class SpacingMutants {
  private static final Clock CLOCK = Clock.systemUTC();

  private SpacingMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "hammers",
            "waits once and then tries again at once, again and again",
            waits((pace, attempt) -> pace.seconds(attempt == 1 ? 4 : 0.025)),
            "spacing-no-hammering",
            "spacing-grows"),
        Mutant.of(
            "steady",
            "always waits as long",
            waits((pace, attempt) -> pace.seconds(10)),
            "spacing-grows"),
        Mutant.of(
                "ever-longer",
                "waits eight times as long each time, without a bound",
                waits((pace, attempt) -> pace.seconds(0.5 * Math.pow(8, attempt - 1))),
                "retry-keeps-coming")
            .quicker(),
        Mutant.of(
            "ignores-retry-after",
            "does not read Retry-After",
            reading(heard -> Duration.ZERO),
            "wait-as-told-seconds",
            "wait-as-told-date"),
        Mutant.of(
            "reads-only-seconds",
            "does not read a Retry-After that is a date",
            reading(heard -> isInSeconds(heard) ? understood(heard) : Duration.ZERO),
            "wait-as-told-date"),
        Mutant.of(
            "stumbles-over-retry-after",
            "gives up when it does not understand Retry-After",
            givesUpOn(heard -> given(heard).isPresent() && RetryAfter.in(heard, CLOCK).isEmpty()),
            "wait-nonsense"));
  }

  private static Optional<String> given(Heard heard) {
    return heard instanceof Answered answered
        ? Optional.ofNullable(answered.headers().get("Retry-After"))
        : Optional.empty();
  }

  private static boolean isInSeconds(Heard heard) {
    return given(heard).filter(text -> text.matches("\\d+")).isPresent();
  }

  private static Duration understood(Heard heard) {
    return RetryAfter.in(heard, CLOCK).orElse(Duration.ZERO);
  }

  private static Mistake reading(Function<Heard, Duration> retryAfter) {
    return pace ->
        new Behaviour(pace) {
          @Override
          Duration told(Heard heard) {
            return retryAfter.apply(heard);
          }
        };
  }
}
