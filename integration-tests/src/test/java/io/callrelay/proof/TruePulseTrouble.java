package io.callrelay.proof;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.OddBody;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** True Pulse answers badly, or not at all, for some time. */
enum TruePulseTrouble implements Experiment {
  REFUSED("True Pulse refuses connections", Shown.UNREACHABLE),
  BLACK_HOLE("True Pulse takes each request and never answers", Shown.UNREACHABLE),
  SLOW_LORIS("True Pulse answers one byte every half second", Shown.UNREACHABLE),
  GARBAGE("True Pulse answers pages, halves of JSON, UTF-16, two statuses, nothing", null),
  ENDLESS("True Pulse answers bodies that do not end", null),
  LOST_ACKNOWLEDGEMENT(
      "True Pulse takes each call and then resets the connection", Shown.UNREACHABLE),
  KEEP_ALIVE_DEATH("True Pulse closes each connection that is used a second time", null),
  ERROR_TO_EVERYTHING("True Pulse answers ERROR to each call", null),
  ERROR_TO_ONE_IN_100("True Pulse answers ERROR to each hundredth call", null),
  POISON("the answer to each tenth call breaks whoever reads it, each in another way", null);

  private static final Duration FULLY = Duration.ofMinutes(2);
  private static final int MOST_CALLS = 10_000;
  private static final List<Answer> POISONS =
      List.of(
          Answer.hugeBody(1_000_000_000L),
          Answer.endlessBody(),
          Answer.odd(OddBody.UTF_16),
          Answer.success().notAccepting().breakingChunks(),
          Answer.success().notAccepting().claimingMore(1_000),
          Answer.error("[".repeat(10_000)),
          Answer.status(999));

  private final String words;
  private final Optional<Shown> shown;

  /**
   * @param shown where the relay must say so; null: nowhere, for True Pulse is reachable
   */
  TruePulseTrouble(String words, @Nullable Shown shown) {
    this.words = words;
    this.shown = Optional.ofNullable(shown);
  }

  private void begin(SimulatedTruePulse truePulse, String series) {
    switch (this) {
      case REFUSED -> truePulse.refuse();
      case BLACK_HOLE -> truePulse.scriptDefault(Answer.neverAnswer());
      case SLOW_LORIS ->
          truePulse.scriptDefault(
              Answer.success().notAccepting().drippingBody(1, Duration.ofMillis(500)));
      case GARBAGE ->
          truePulse.scriptDefault(
              Answer.odd(OddBody.HTML_PAGE),
              Answer.odd(OddBody.NOT_JSON),
              Answer.odd(OddBody.UTF_16),
              Answer.duplicateStatus(),
              Answer.empty());
      case ENDLESS -> truePulse.scriptDefault(Answer.endlessBody());
      case LOST_ACKNOWLEDGEMENT -> truePulse.scriptDefault(Answer.acceptThenReset());
      case KEEP_ALIVE_DEATH -> truePulse.scriptDefault(Answer.closeOnReuse());
      case ERROR_TO_EVERYTHING -> truePulse.scriptDefault(Answer.error("not today"));
      case ERROR_TO_ONE_IN_100 ->
          scriptEach(truePulse, series, 100, List.of(Answer.error("not this one")));
      case POISON -> scriptEach(truePulse, series, 10, POISONS);
    }
  }

  /** Each call of so many gets one of the answers. */
  private static void scriptEach(
      SimulatedTruePulse truePulse, String series, int every, List<Answer> answers) {
    for (int number = every; number <= MOST_CALLS; number += every) {
      truePulse.script(series + "-" + number, answers.get(number / every % answers.size()));
    }
  }

  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String what() {
    return words + ", under 20 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage =
        new Stage(this, course, 20)
            .with("RELAY_TRUEPULSE_DEADLINE", "PT3S")
            .with("RELAY_DELIVERY_PROBE_INTERVAL", "PT1S")
            .with("RELAY_RETRY_MAX", "PT10S")
            .begin(shown)) {
      stage.fault(
          words,
          () -> begin(stage.truePulse(), stage.name()),
          course.outage(FULLY),
          () -> mend(stage.truePulse()));
      stage.postFor(Duration.ofSeconds(10));
      stage.endPosting();
      Judgement judgement = new Judgement(stage).books(Duration.ofSeconds(30)).resources();
      return (shown.isPresent() ? judgement.shown() : judgement).outcome();
    }
  }

  private static void mend(SimulatedTruePulse truePulse) {
    truePulse.clearScripts();
    truePulse.listen();
  }
}
