package io.callrelay.simulator.mutant;

import io.callrelay.simulator.mutant.Heard.NotConnected;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Retries that are not the same call, and calls that are sent again for nothing (S7.3). */
final class IdentityMutants {
  private IdentityMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.of(
            "another-id",
            "sends retries under another id",
            retrying(call -> call.put("tpCallID", call.getString("tpCallID") + "-again")),
            "same-id",
            "lost-acknowledgement",
            "lost-acknowledgement-bytes"),
        Mutant.of(
            "moving-end",
            "sends retries with a later end",
            retrying(call -> call.put("tpCallEndTime", "2099-01-01T00:00:00Z")),
            "same-content",
            "lost-acknowledgement",
            "lost-acknowledgement-bytes"),
        Mutant.of(
            "pretty-retries",
            "writes retries with other white space",
            pretty(),
            "lost-acknowledgement-bytes"),
        Mutant.of(
            "twice",
            "posts each call once more after SUCCESS",
            Twice::new,
            "success-ends-it",
            "success-after-error-ends-it",
            "success-in-other-words",
            "success-slow",
            "posted-twice",
            "outage-nothing-twice"),
        Mutant.of(
            "copies",
            "sends a copy of what had no connection at first",
            Copies::new,
            "outage-nothing-twice"),
        Mutant.of(
            "no-memory", "takes a call it was told twice for two", NoMemory::new, "posted-twice"));
  }

  private static Mistake retrying(UnaryOperator<JsonObject> change) {
    return pace ->
        new Behaviour(pace) {
          @Override
          Buffer body(Call call, Buffer first, int attempt) {
            return attempt == 1 ? first : change.apply(fields(call)).toBuffer();
          }
        };
  }

  private static Mistake pretty() {
    return pace ->
        new Behaviour(pace) {
          @Override
          Buffer body(Call call, Buffer first, int attempt) {
            return attempt == 1 ? first : Buffer.buffer(fields(call).encodePrettily());
          }
        };
  }

  private static final class Twice extends Behaviour {
    private final Set<String> again = new HashSet<>();

    Twice(Pace pace) {
      super(pace);
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      return isSuccess(heard) && again.add(call.id())
          ? new Next.Again(Duration.ofMillis(100))
          : super.after(call, attempt, heard);
    }
  }

  private static final class Copies extends Behaviour {
    private final Set<String> copied = new HashSet<>();

    Copies(Pace pace) {
      super(pace);
    }

    @Override
    Next after(Call call, int attempt, Heard heard) {
      if (heard instanceof NotConnected) {
        copied.add(call.id());
      }
      return isSuccess(heard) && copied.remove(call.id())
          ? new Next.Again(Duration.ofMillis(10))
          : super.after(call, attempt, heard);
    }
  }

  private static final class NoMemory extends Behaviour {
    NoMemory(Pace pace) {
      super(pace);
    }

    @Override
    boolean knowsCallsByTheirId() {
      return false;
    }
  }
}
