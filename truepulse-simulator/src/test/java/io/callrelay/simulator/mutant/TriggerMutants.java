package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.firesOnlyFor;

import java.time.Duration;
import java.util.List;

/** Calls that are not told, or not at once (S1.1, S2.2, S7.1). */
final class TriggerMutants {
  /** Where a check waits for a webhook for longer than the late ones take. */
  private static final Pace UNHURRIED = new Pace(0.5);

  private TriggerMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
                "only-answered",
                "tells only of answered calls",
                firesOnlyFor(call -> call.value("tpCallStatus").equals("Answered")))
            .and(Groups.UNANSWERED),
        Mutant.of("no-missed", "forgets missed calls", allBut("Missed"), "trigger-missed"),
        Mutant.of("no-busy", "forgets busy calls", allBut("Busy"), "trigger-busy"),
        Mutant.of(
            "no-abandoned",
            "forgets abandoned calls",
            allBut("Abandoned"),
            "trigger-abandoned",
            "payload-no-recording",
            "payload-no-duration"),
        Mutant.of(
                "only-recorded",
                "tells only of calls that have a recording",
                firesOnlyFor(call -> !call.value("tpCallRecordingPath").isEmpty()))
            .and(Groups.UNANSWERED),
        Mutant.of(
                "only-with-keys",
                "tells only of calls in which a key was pressed",
                firesOnlyFor(call -> !call.value("tpDTMF").isEmpty()),
                "payload-no-keys")
            .and(Groups.UNANSWERED),
        Mutant.of(
            "only-with-duration",
            "tells only of calls that lasted",
            firesOnlyFor(
                call -> !call.value("tpCallStartTime").equals(call.value("tpCallEndTime"))),
            "payload-no-duration"),
        silent(),
        Mutant.of(
                "late",
                "waits for longer than is prompt before it tells of a call, until it was refused one",
                Late::new,
                "prompt",
                "prompt-at-once",
                "prompt-in-a-burst")
            .atPace(UNHURRIED)
            .withPromptness(1),
        Mutant.of(
                "not-at-once",
                "waits for longer than is at once before it tells of a call, until it was refused one",
                Late::new,
                "prompt-at-once")
            .atPace(UNHURRIED)
            .withPromptness(2));
  }

  private static Mutant silent() {
    return Mutant.of(
            "silent",
            "tells of no call",
            firesOnlyFor(call -> false),
            "trigger-every-number",
            "prompt-in-a-burst",
            "stale-connection",
            "outage-refused",
            "outage-503")
        .and(Groups.STATUSES)
        .and(Groups.EDGE_VALUES)
        .and(Groups.RETRIES)
        .quickest();
  }

  private static Mistake allBut(String status) {
    return firesOnlyFor(call -> !call.value("tpCallStatus").equals(status));
  }

  /**
   * Twelve seconds, which is late where the limit is 10, and only not at once where it is 20. Ends
   * to be late in time for the checks that are not about lateness.
   */
  private static final class Late extends Behaviour {
    private final Duration wait;
    private boolean refused;

    Late(Pace pace) {
      super(pace);
      this.wait = pace.seconds(24);
    }

    @Override
    Duration beforeFirst(Call call) {
      return refused ? Duration.ZERO : wait;
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      refused |= !isSuccess(heard);
      return super.after(call, attempt, heard);
    }
  }
}
