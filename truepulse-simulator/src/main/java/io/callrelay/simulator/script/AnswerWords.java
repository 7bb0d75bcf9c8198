package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Delivery.AfterInterim;
import io.callrelay.simulator.script.Delivery.BrokenChunk;
import io.callrelay.simulator.script.Delivery.ClaimingMore;
import io.callrelay.simulator.script.Delivery.ClosingOnReuse;
import io.callrelay.simulator.script.Delivery.Cut;
import io.callrelay.simulator.script.Delivery.Dripping;
import io.callrelay.simulator.script.Delivery.Endless;
import io.callrelay.simulator.script.Delivery.Huge;
import io.callrelay.simulator.script.Delivery.Point;
import io.callrelay.simulator.script.Delivery.Silence;
import io.callrelay.simulator.script.Delivery.Whole;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer in words, for the history of a call. */
final class AnswerWords {
  private static final int SHOWN_BODY = 120;
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\uFFFD]");

  private AnswerWords() {}

  static String of(Answer answer) {
    StringBuilder words = new StringBuilder();
    if (!saysNothing(answer.delivery())) {
      words.append(said(answer));
      shownHeaders(answer).forEach(header -> words.append(", ").append(header));
    }
    if (!(answer.delivery() instanceof Whole)) {
      words.append(words.isEmpty() ? "" : ", ").append(delivery(answer.delivery()));
    }
    words.append(taken(answer));
    if (!answer.delay().isZero()) {
      words.append(", after ").append(answer.delay());
    }
    return words.toString();
  }

  /** Whether no byte of the response is ever sent. */
  private static boolean saysNothing(Delivery delivery) {
    return delivery instanceof Silence
        || (delivery instanceof Cut cut && cut.at() == Point.BEFORE_HEADERS);
  }

  private static List<String> shownHeaders(Answer answer) {
    return answer.response().headers().stream()
        .filter(header -> header.isNamed("Retry-After") || header.isNamed("Location"))
        .map(header -> header.name() + ": " + header.value())
        .toList();
  }

  private static String said(Answer answer) {
    String body = answer.response().body().toString();
    // Bodies in other charsets are full of zeros.
    String shown = UNSEEN.matcher(verdict(body).orElse(body)).replaceAll("");
    String cut = shown.length() > SHOWN_BODY ? shown.substring(0, SHOWN_BODY) + "..." : shown;
    return (answer.response().status() + " " + cut).strip();
  }

  /** Status and message of a body exactly as in S6; empty for any other. */
  private static Optional<String> verdict(String body) {
    if (!body.startsWith("{\"status\":")) {
      return Optional.empty();
    }
    try {
      JsonObject json = new JsonObject(body);
      String status = json.getString("status");
      boolean exact = json.size() == 2 && json.encode().equals(body);
      return exact
          ? Optional.ofNullable(json.getString("message")).map(text -> status + ": " + text)
          : Optional.empty();
    } catch (DecodeException | ClassCastException e) {
      return Optional.empty(); // A body that is meant to be wrong is shown as it is.
    }
  }

  /** Whether the vendor has the call, where the words before do not tell. */
  private static String taken(Answer answer) {
    boolean saysSo =
        answer.delivery() instanceof Whole && answer.response().equals(Answer.success().response());
    if (saysSo == answer.accepts()) {
      return "";
    }
    return answer.accepts() ? " (the vendor has the call)" : " (the vendor does not have the call)";
  }

  private static String delivery(Delivery delivery) {
    if (delivery instanceof AfterInterim interim) {
      return "after interim " + interim.statuses();
    } else if (delivery instanceof Cut cut) {
      String point = cut.at().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return (cut.reset() ? "reset " : "closed ") + point;
    } else if (delivery instanceof BrokenChunk) {
      return "chunk size is no number";
    } else if (delivery instanceof ClaimingMore more) {
      return "Content-Length claims " + more.bytes() + " more";
    } else if (delivery instanceof Dripping drip) {
      String part = drip.part().name().toLowerCase(Locale.ROOT);
      return part + " dripping " + drip.bytes() + " per " + drip.interval();
    } else if (delivery instanceof Silence) {
      return "never sent";
    } else if (delivery instanceof ClosingOnReuse) {
      return "closing on reuse";
    } else if (delivery instanceof Huge huge) {
      return "body of " + huge.bytes() + " bytes";
    } else if (delivery instanceof Endless) {
      return "endless";
    }
    return "as it is";
  }
}
