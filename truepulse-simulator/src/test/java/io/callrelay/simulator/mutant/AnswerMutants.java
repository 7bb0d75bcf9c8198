package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.takesForSuccess;

import io.callrelay.simulator.mutant.Heard.Answered;
import io.callrelay.simulator.mutant.Heard.BrokenOff;
import io.callrelay.simulator.mutant.Heard.Why;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Answers that are not SUCCESS and are taken for it, and the other way round (S6, S7.2). */
final class AnswerMutants {
  /** Where eight tenths of a second are longer than a loaded machine takes to answer. */
  private static final Pace UNHURRIED = new Pace(1);

  private AnswerMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(byStatus());
    all.addAll(byBody());
    all.addAll(notEvenSuccess());
    return all;
  }

  private static List<Mutant> byStatus() {
    return List.of(
        Mutant.of(
                "any-2xx",
                "takes any whole 2xx answer for success",
                takesForSuccess(answer(Verdicts::is2xx)),
                "retry-after-error",
                "retry-after-error-that-says-success",
                "retry-after-empty",
                "retry-after-204",
                "retry-after-html",
                "retry-after-lower-case",
                "retry-after-two-statuses",
                "retry-keeps-coming")
            .quicker(),
        Mutant.of(
            "no-content-is-success",
            "takes 204 for success",
            takesForSuccess(answer(answered -> answered.status() == 204)),
            "retry-after-204"),
        Mutant.of(
            "redirect-is-success",
            "takes a redirect for success",
            takesForSuccess(answer(answered -> answered.status() / 100 == 3)),
            "retry-after-redirect"),
        Mutant.of(
            "ignores-http-status",
            "takes SUCCESS under any HTTP status",
            takesForSuccess(answer(answered -> Verdicts.saysSuccess(answered.body().getBytes()))),
            "retry-after-success-with-500"));
  }

  private static List<Mutant> byBody() {
    return List.of(
        Mutant.of(
            "empty-is-success",
            "takes an empty 200 for success",
            takesForSuccess(
                answer(answered -> answered.status() == 200 && text(answered).isEmpty())),
            "retry-after-empty"),
        Mutant.of(
            "page-is-success",
            "takes a page that comes with 200 for success",
            takesForSuccess(
                answer(answered -> Verdicts.is2xx(answered) && text(answered).startsWith("<"))),
            "retry-after-html"),
        Mutant.of(
            "any-case",
            "takes success in lower case",
            takesForSuccess(answer(AnswerMutants::saysSuccessInAnyCase)),
            "retry-after-lower-case"),
        Mutant.of(
            "looks-for-the-word",
            "takes any whole 2xx answer for success that has the word in it",
            takesForSuccess(
                answer(answered -> Verdicts.is2xx(answered) && text(answered).contains("SUCCESS"))),
            "retry-after-error-that-says-success",
            "retry-after-html",
            "retry-after-two-statuses"),
        Mutant.of(
            "last-status-counts",
            "takes the last of two statuses",
            takesForSuccess(answer(AnswerMutants::saysSuccessLast)),
            "retry-after-two-statuses"),
        Mutant.of(
            "half-an-answer",
            "takes an answer that broke off, if the word is in what came",
            takesForSuccess(AnswerMutants::hasTheWordInAPart),
            "retry-after-truncated"));
  }

  private static List<Mutant> notEvenSuccess() {
    return List.of(
        Mutant.of(
            "wants-the-words",
            "takes SUCCESS only with the message of the sample",
            WantsTheWords::new,
            "success-in-other-words"),
        Mutant.of("impatient", "waits for less than a second", Impatient::new, "success-slow")
            .atPace(UNHURRIED));
  }

  private static final class WantsTheWords extends Behaviour {
    WantsTheWords(Pace pace) {
      super(pace);
    }

    @Override
    boolean isSuccess(Heard heard) {
      return super.isSuccess(heard)
          && heard instanceof Answered answered
          && text(answered).contains("Data added successfully.");
    }
  }

  /** The slow answer comes after a second. */
  private static final class Impatient extends Behaviour {
    Impatient(Pace pace) {
      super(pace);
    }

    @Override
    Duration deadline() {
      return super.deadline().multipliedBy(8).dividedBy(100);
    }
  }

  private static Predicate<Heard> answer(Predicate<Answered> taken) {
    return heard -> heard instanceof Answered answered && taken.test(answered);
  }

  private static String text(Answered answered) {
    return answered.body().toString();
  }

  private static boolean saysSuccessInAnyCase(Answered answered) {
    String capitals = text(answered).replace("\"success\"", "\"SUCCESS\"");
    return Verdicts.is2xx(answered)
        && Verdicts.saysSuccess(capitals.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean saysSuccessLast(Answered answered) {
    try {
      return Verdicts.is2xx(answered)
          && "SUCCESS".equals(new JsonObject(answered.body()).getValue("status"));
    } catch (DecodeException e) {
      return false; // not JSON, so it says nothing
    }
  }

  private static boolean hasTheWordInAPart(Heard heard) {
    return heard instanceof BrokenOff part
        && part.why() == Why.CLOSED
        && part.part().toString().toUpperCase(Locale.ROOT).contains("SUCCESS");
  }
}
