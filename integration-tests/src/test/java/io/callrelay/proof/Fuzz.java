package io.callrelay.proof;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Spoiled bodies, headers and framing come to the intake, beside calls that are as they should. */
final class Fuzz implements Experiment {
  /** The memory is looked at after a part; what is loaded and filled at first is there by then. */
  private static final int FIRST_PART = 5;

  @Override
  public String id() {
    return "fuzz";
  }

  @Override
  public String what() {
    return "5,000 (fully 100,000) spoiled requests come over 8 connections, under 5 calls a second";
  }

  @Override
  public Outcome run(Course course) {
    int many = course.many(5_000, 100_000);
    try (Stage stage =
            new Stage(this, course, 5)
                .with("RELAY_INTAKE_RATE", "1000000")
                .with("RELAY_INTAKE_BURST", "1000000")
                .with("RELAY_INTAKE_BODY_TIMEOUT", "PT2S")
                .begin(Optional.empty());
        Fuzzing fuzzing =
            new Fuzzing(stage.setup().port(), "fuzzed", course.random(this).nextLong())) {
      Set<String> told = ConcurrentHashMap.newKeySet();
      stage.truePulse().onArrival(arrival -> arrival.callId().ifPresent(told::add));
      Check memory = sendAll(stage, fuzzing, many);
      stage.endPosting();
      Judgement judgement =
          new Judgement(stage)
              .books(Duration.ofMinutes(1))
              .figure("fuzzed requests", many)
              .figure("connections closed without an answer", fuzzing.unanswered())
              .check(memory.part(), memory.says(), memory.holds());
      told.removeIf(id -> id.startsWith(stage.name()));
      return judged(judgement, told, fuzzing).outcome();
    }
  }

  /** Looks at the memory after a part, and at the end. */
  private static Check sendAll(Stage stage, Fuzzing fuzzing, int many) {
    int part = many / FIRST_PART;
    fuzzing.send(part);
    MemoryUse before = MemoryUse.of(stage.relay().pid());
    stage.fault("fuzz", () -> fuzzing.send(many - part), Duration.ZERO, () -> {});
    MemoryUse after = MemoryUse.of(stage.relay().pid());
    return new Check(
        "memory",
        "%s after a fifth, %s at the end; a fifth more is allowed".formatted(before, after),
        before.allows(after));
  }

  private static Judgement judged(Judgement judgement, Set<String> told, Fuzzing fuzzing) {
    Set<String> refused = new HashSet<>(told);
    refused.removeAll(fuzzing.acknowledged());
    Set<String> lost = new HashSet<>(fuzzing.acknowledged());
    lost.removeAll(told);
    return judgement
        .check(
            "no defect",
            "answers " + fuzzing.answers(),
            fuzzing.answers().keySet().stream().allMatch(Fuzz::isAnAnswer))
        .check(
            "no hang", "neither answer nor end: " + fuzzing.hanging(), fuzzing.hanging().isEmpty())
        .check(
            "taken or refused",
            "%d were taken, %d of them never told; %d told that were not acknowledged"
                .formatted(fuzzing.acknowledged().size(), lost.size(), refused.size()),
            lost.isEmpty() && refused.size() <= fuzzing.unanswered());
  }

  /** Nobody's defect: the client is told that it is wrong, or that the relay is busy. */
  private static boolean isAnAnswer(int status) {
    return status < 500 || status == 501 || status == 503 || status == 505;
  }
}
