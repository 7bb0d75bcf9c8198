package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.check.BodyFields.Member;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Header;
import io.callrelay.simulator.spec.Violation;
import io.callrelay.simulator.spec.WebhookRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The form of the request (S3.1, S4, S5). */
final class RequestChecks {
  private static final List<String> CREDENTIALS =
      List.of("Authorization", "Proxy-Authorization", "Cookie");
  private static final List<String> NAMES = Arrays.stream(Field.values()).map(Field::name).toList();

  private RequestChecks() {}

  static Map<String, Check> all() {
    return Map.of(
        "request-method", judged(arrival -> method(arrival.request())),
        "request-path", path(),
        "request-content-type", judged(RequestChecks::contentType),
        "request-no-credentials", judged(arrival -> credentials(arrival.request())),
        "request-json", judged(RequestChecks::json),
        "request-exact-fields", ofBody(RequestChecks::exactFields),
        "request-field-order", ofBody(RequestChecks::order),
        "request-strings", ofBody(RequestChecks::strings));
  }

  /** Judges the first webhook of an answered call. */
  private static Check judged(Function<Arrival, Finding> judgement) {
    return trial -> {
      SeenCall call = trial.call(SUCCESS);
      return trial.awaitAttempts(call, 1)
          ? judgement.apply(call.attempts().get(0))
          : Judging.noWebhookSoNothingToSay();
    };
  }

  /** A webhook that goes to another address of the host is one that comes, to the wrong place. */
  private static Check path() {
    return trial -> {
      SeenCall call = trial.call(SUCCESS);
      boolean came = trial.awaitAttempts(call, 1);
      List<Arrival> seen = came ? call.attempts() : call.elsewhere();
      return seen.isEmpty()
          ? Judging.noWebhookSoNothingToSay()
          : path(seen.get(0).request(), trial.vendor().path());
    };
  }

  private static Check ofBody(Function<List<Member>, Finding> judgement) {
    return judged(
        arrival -> {
          BodyFields body = BodyFields.read(arrival.request().body());
          return body.problem()
              .map(problem -> Finding.nothingToSay(problem))
              .orElseGet(() -> judgement.apply(body.members()));
        });
  }

  private static Finding method(WebhookRequest request) {
    return request.method().equals("POST")
        ? Finding.kept("The method is POST.")
        : Finding.broken("The method is %s, not POST.".formatted(request.method()));
  }

  private static Finding path(WebhookRequest request, String path) {
    return request.target().equals(path)
        ? Finding.kept("The target is %s.".formatted(path))
        : Finding.broken("The target is %s, not %s.".formatted(request.target(), path));
  }

  private static Finding contentType(Arrival arrival) {
    List<String> broken =
        arrival.violations().stream()
            .filter(violation -> violation.field().equals("Content-Type"))
            .map(Violation::sentence)
            .toList();
    return broken.isEmpty()
        ? Finding.kept("Content-Type: " + arrival.request().values("Content-Type"))
        : Finding.broken(String.join("; ", broken));
  }

  private static Finding credentials(WebhookRequest request) {
    List<String> found =
        request.headers().stream()
            .map(Header::name)
            .filter(name -> CREDENTIALS.stream().anyMatch(name::equalsIgnoreCase))
            .toList();
    return found.isEmpty()
        ? Finding.kept("No credentials are sent.")
        : Finding.broken("The request has " + String.join(", ", found) + ".");
  }

  private static Finding json(Arrival arrival) {
    return BodyFields.read(arrival.request().body())
        .problem()
        .map(problem -> Finding.broken(problem))
        .orElseGet(() -> Finding.kept("The body is one JSON object in UTF-8."));
  }

  private static List<String> names(List<Member> members) {
    return members.stream().map(Member::name).toList();
  }

  private static Finding exactFields(List<Member> members) {
    List<String> found = names(members);
    List<String> missing = NAMES.stream().filter(name -> !found.contains(name)).toList();
    List<String> foreign = found.stream().filter(name -> !NAMES.contains(name)).toList();
    if (missing.isEmpty() && foreign.isEmpty() && found.size() == NAMES.size()) {
      return Finding.kept("The eleven fields, once each, and no other.");
    }
    return Finding.broken(
        "The body has "
            + found.size()
            + " fields; missing "
            + missing
            + ", foreign "
            + foreign
            + ".");
  }

  private static Finding order(List<Member> members) {
    List<String> found = names(members).stream().filter(NAMES::contains).distinct().toList();
    List<String> wanted = NAMES.stream().filter(found::contains).toList();
    return found.equals(wanted)
        ? Finding.kept("The fields stand in the specification's order.")
        : Finding.broken("The order is " + found + ".");
  }

  private static Finding strings(List<Member> members) {
    List<String> others =
        members.stream()
            .filter(member -> NAMES.contains(member.name()) && !member.string())
            .map(member -> member.name() + " is " + member.text())
            .toList();
    return others.isEmpty()
        ? Finding.kept("All values are strings.")
        : Finding.broken("Not strings: " + String.join(", ", others) + ".");
  }
}
