package io.callrelay.proof;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.callrelay.rig.Post;
import io.callrelay.rig.RelayClock;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relay's clock jumps, while calls are under way and others wait for their next attempt; later
 * it jumps back, while True Pulse is away and is probed.
 */
enum ClockJump implements Experiment {
  CLOCK_FORWARD_1H(Duration.ofHours(1)),
  CLOCK_BACK_1H(Duration.ofHours(-1)),
  CLOCK_FORWARD_1D(Duration.ofDays(1));

  private static final Duration FULLY = Duration.ofMinutes(10);
  private static final Duration TRUE_PULSE_TAKES = Duration.ofMillis(300);
  private static final Duration AWAY = Duration.ofSeconds(5);
  private static final int PER_SECOND = 20;
  private static final int REFUSED_EACH = 10;
  private static final int MOST_CALLS = 20_000;

  private final Duration by;

  ClockJump(Duration by) {
    this.by = by;
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String what() {
    return "the relay's clock jumps by %s and later back, under %d calls a second of which each %dth is refused"
        .formatted(by, PER_SECOND, REFUSED_EACH);
  }

  @Override
  public Outcome run(Course course) {
    RelayClock clock = RelayClock.exact("proof-" + id());
    Map<Long, Integer> posts = new ConcurrentHashMap<>();
    try (Stage stage =
        new Stage(this, course, PER_SECOND)
            .with(clock::seenBy)
            .with("RELAY_RETRY_MAX", "PT10S")
            .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
            .with("RELAY_DELIVERY_PROBE_INTERVAL", "PT1S")) {
      script(stage);
      stage.begin(Optional.empty());
      stage.truePulse().onArrival(any -> posts.merge(second(), 1, Integer::sum));
      stage.fault("clock " + by, () -> jump(stage, clock), course.outage(FULLY), () -> {});
      jumpBackWhileAway(stage, clock);
      long waiting = stage.callers().sent() / REFUSED_EACH;
      int most = posts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      stage.truePulse().clearScripts();
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      return new Judgement(stage)
          .books(Duration.ofSeconds(30))
          .everyAnswerCounted()
          .check(
              "no storm",
              "at most %d posts came to True Pulse in a second; %d calls were refused and waited"
                  .formatted(most, waiting),
              most <= 2 * PER_SECOND + waiting)
          .outcome();
    }
  }

  private static void script(Stage stage) {
    stage.truePulse().scriptDefault(Answer.success().delayedBy(TRUE_PULSE_TAKES));
    for (int number = REFUSED_EACH; number <= MOST_CALLS; number += REFUSED_EACH) {
      stage.truePulse().script(stage.name() + "-" + number, Answer.error("not yet"));
    }
  }

  private static long second() {
    return System.nanoTime() / 1_000_000_000;
  }

  /** Returns when the relay takes calls at the new time; else there is nothing to be seen here. */
  private void jump(Stage stage, RelayClock clock) {
    clock.jump(by);
    eventually(
        () -> {
          Post post = stage.callers().first().post().join();
          String accepted =
              stage
                  .relay()
                  .client()
                  .journey(post.callId())
                  .orElseThrow()
                  .at("/acceptedAt")
                  .asText();
          assertThat(Instant.parse(accepted))
              .isCloseTo(post.sentAt().plus(by), within(1, ChronoUnit.MINUTES));
        });
  }

  private static void jumpBackWhileAway(Stage stage, RelayClock clock) {
    stage.truePulse().force(Answer.status(503));
    stage.fault("True Pulse away", () -> {}, AWAY, () -> clock.jump(Duration.ZERO));
    stage.fault("and the clock put right", () -> {}, AWAY, stage.truePulse()::clearForced);
  }
}
