package io.callrelay.simulator.mutant;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Behaviours that are wrong in one place. */
final class Deviating {
  private Deviating() {}

  static Mistake firesOnlyFor(Predicate<Call> told) {
    return pace ->
        new Behaviour(pace) {
          @Override
          boolean fires(Call call) {
            return told.test(call);
          }
        };
  }

  static Mistake requests(UnaryOperator<RequestOptions> change) {
    return pace ->
        new Behaviour(pace) {
          @Override
          RequestOptions request(URI webhook, Call call) {
            return change.apply(super.request(webhook, call));
          }
        };
  }

  static Mistake fields(UnaryOperator<JsonObject> change) {
    return pace ->
        new Behaviour(pace) {
          @Override
          JsonObject fields(Call call) {
            return change.apply(super.fields(call));
          }
        };
  }

  static Mistake value(String field, UnaryOperator<String> change) {
    return fields(values -> values.put(field, change.apply(values.getString(field))));
  }

  static Mistake bytes(Function<JsonObject, Buffer> encoding) {
    return pace ->
        new Behaviour(pace) {
          @Override
          Buffer body(Call call) {
            return encoding.apply(fields(call));
          }
        };
  }

  static Mistake takesForSuccess(Predicate<Heard> taken) {
    return pace ->
        new Behaviour(pace) {
          @Override
          boolean isSuccess(Heard heard) {
            return super.isSuccess(heard) || taken.test(heard);
          }
        };
  }

  static Mistake givesUpOn(Predicate<Heard> last) {
    return pace ->
        new Behaviour(pace) {
          @Override
          Next after(Call call, int attempt, Heard heard) {
            return last.test(heard) ? new Next.Stop() : super.after(call, attempt, heard);
          }
        };
  }

  static Mistake waits(BiFunction<Pace, Integer, Duration> spacing) {
    return pace ->
        new Behaviour(pace) {
          @Override
          Duration spacing(int attempt, Heard heard) {
            return told(heard).plus(spacing.apply(pace, attempt));
          }
        };
  }
}
