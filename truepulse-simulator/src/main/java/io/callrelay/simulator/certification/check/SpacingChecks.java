package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.REFUSAL;
import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.NoCall;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.certification.run.Trial;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** How retries are spaced (S7.2). */
final class SpacingChecks {
  private static final int MOST_ATTEMPTS = 20;
  private static final int CALLS = 8;
  private static final int FEWEST_GAPS = 3;
  private static final double GROWTH = 1.5;
  private static final Answer BUSY = Answer.status(503);

  private SpacingChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "retry-keeps-coming", SpacingChecks::keepsComing,
        "spacing-no-hammering", SpacingChecks::leavesRoom,
        "spacing-grows", SpacingChecks::grows,
        "wait-as-told-seconds", SpacingChecks::waitsSeconds,
        "wait-as-told-date", SpacingChecks::waitsUntilDate,
        "wait-nonsense",
            trial -> RetryChecks.again(trial, trial.call(BUSY.withRetryAfter("soon"), SUCCESS)));
  }

  /** So many refusals, then SUCCESS. */
  private static Answer[] refusals(int count) {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(count, REFUSAL));
    answers.add(SUCCESS);
    return answers.toArray(Answer[]::new);
  }

  private static Finding keepsComing(Trial trial) throws NoCall, InterruptedException {
    int refused = trial.times().retries();
    SeenCall call = trial.call(refusals(refused));
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhook(trial);
    }
    return trial.awaitAttempts(call, refused + 1)
        ? Finding.kept("It came again after each of %d refusals.".formatted(refused))
        : Finding.broken(
            "After %d attempts nothing more came; in all it was waited for %s."
                .formatted(call.count(), Finding.inWords(trial.check().patience())));
  }

  private static Finding leavesRoom(Trial trial) throws NoCall, InterruptedException {
    SeenCall call = trial.call(REFUSAL);
    if (!trial.awaitAttempts(call, 1)) {
      return Judging.noWebhookSoNothingToSay();
    }
    Duration room = trial.times().room();
    trial.watch(call, room);
    int count = call.count();
    String within = Finding.inWords(room);
    return count <= MOST_ATTEMPTS
        ? Finding.kept("%d attempts within %s.".formatted(count, within))
        : Finding.broken(
            "%d attempts within %s; at most %d.".formatted(count, within, MOST_ATTEMPTS));
  }

  private static Finding grows(Trial trial) throws NoCall, InterruptedException {
    int refused = trial.times().retries();
    List<SeenCall> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(trial.call(refusals(refused)));
    }
    int gaps = refused;
    for (SeenCall call : calls) {
      trial.awaitAttempts(call, refused + 1);
      gaps = Math.min(gaps, call.gaps().size());
    }
    if (gaps < FEWEST_GAPS) {
      return Finding.nothingToSay(
          "Only %d retries came within %s; it takes %d of each call to compare them."
              .formatted(gaps, Finding.inWords(trial.check().patience()), FEWEST_GAPS));
    }
    return compare(sum(calls, 0), sum(calls, gaps - 1), gaps);
  }

  private static Duration sum(List<SeenCall> calls, int gap) {
    return calls.stream().map(call -> call.gaps().get(gap)).reduce(Duration.ZERO, Duration::plus);
  }

  private static Finding compare(Duration first, Duration last, int gaps) {
    String mean = Finding.inWords(first.dividedBy(CALLS));
    String later = Finding.inWords(last.dividedBy(CALLS));
    String words = "On average the first wait was " + mean + " and wait " + gaps + " was " + later;
    return last.toMillis() >= GROWTH * first.toMillis()
        ? Finding.kept("%s.".formatted(words))
        : Finding.broken("%s: it should grow.".formatted(words));
  }

  private static Finding waitsSeconds(Trial trial) throws NoCall, InterruptedException {
    Duration told = trial.times().retryAfter();
    SeenCall call = trial.call(BUSY.withRetryAfter(String.valueOf(told.toSeconds())), SUCCESS);
    if (!trial.awaitAttempts(call, 2)) {
      return Judging.noRetrySoNothingToSay();
    }
    return notBefore(call, call.attempts().get(0).at().plus(told), told);
  }

  private static Finding waitsUntilDate(Trial trial) throws NoCall, InterruptedException {
    Duration told = trial.times().retryAfter();
    Instant date = trial.now().plus(told).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    String text = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    // The header's date has two digits for the day, and GMT for the zone.
    String header = text.length() < 29 ? text.replaceFirst(", ", ", 0") : text;
    SeenCall call = trial.call(BUSY.withRetryAfter(header), SUCCESS);
    if (!trial.awaitAttempts(call, 2)) {
      return Judging.noRetrySoNothingToSay();
    }
    if (call.attempts().get(0).at().isAfter(date.minus(told.dividedBy(2)))) {
      return Finding.nothingToSay("The first webhook came when the date was almost over.");
    }
    return notBefore(call, date, told);
  }

  /** A quarter of the time is allowed for clocks that differ and for the way of the answer. */
  private static Finding notBefore(SeenCall call, Instant earliest, Duration told) {
    Instant second = call.attempts().get(1).at();
    String waited = Finding.inWords(call.gaps().get(0));
    return second.isBefore(earliest.minus(told.dividedBy(4)))
        ? Finding.broken(
            "It was told to wait until %s and came after %s.".formatted(earliest, waited))
        : Finding.kept(
            "It was told to wait until %s and came after %s.".formatted(earliest, waited));
  }
}
