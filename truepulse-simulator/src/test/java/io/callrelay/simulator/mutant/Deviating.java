package io.callrelay.simulator.mutant;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Behaviours that are wrong in one place. */
final class Deviating {
  private Deviating() {}

  static Behaviour firesOnlyFor(Predicate<Call> told) {
    return new Behaviour() {
      @Override
      boolean fires(Call call) {
        return told.test(call);
      }
    };
  }

  static Behaviour requests(UnaryOperator<RequestOptions> change) {
    return new Behaviour() {
      @Override
      RequestOptions request(URI webhook, Call call) {
        return change.apply(super.request(webhook, call));
      }
    };
  }

  static Behaviour fields(UnaryOperator<JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject fields(Call call) {
        return change.apply(super.fields(call));
      }
    };
  }

  static Behaviour value(String field, UnaryOperator<String> change) {
    return fields(values -> values.put(field, change.apply(values.getString(field))));
  }

  static Behaviour bytes(Function<JsonObject, Buffer> encoding) {
    return new Behaviour() {
      @Override
      Buffer body(Call call) {
        return encoding.apply(fields(call));
      }
    };
  }

  static Behaviour takesForSuccess(Predicate<Heard> taken) {
    return new Behaviour() {
      @Override
      boolean isSuccess(Heard heard) {
        return super.isSuccess(heard) || taken.test(heard);
      }
    };
  }

  static Behaviour givesUpOn(Predicate<Heard> last) {
    return new Behaviour() {
      @Override
      Next after(Call call, int attempt, Heard heard) {
        return last.test(heard) ? new Next.Stop() : super.after(call, attempt, heard);
      }
    };
  }

  static Behaviour waits(Function<Integer, Duration> spacing) {
    return new Behaviour() {
      @Override
      Duration spacing(int attempt, Heard heard) {
        return told(heard).plus(spacing.apply(attempt));
      }
    };
  }
}
