package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.Judging.SUCCESS;

import io.callrelay.simulator.certification.check.BodyFields.Member;
import io.callrelay.simulator.certification.run.CallFields;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.certification.run.Finding;
import io.callrelay.simulator.certification.run.SeenCall;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.spec.Field;
import io.callrelay.simulator.spec.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether values arrive as they were (S5, S9.2). */
final class PayloadChecks {
  private static final Map<String, Field> PLAIN =
      Map.ofEntries(
          Map.entry("payload-call-id", Field.tpCallID),
          Map.entry("payload-customer-id", Field.tpCustomerID),
          Map.entry("payload-customer-name", Field.tpCustomerName),
          Map.entry("payload-caller-number", Field.tpCallerNumber),
          Map.entry("payload-did-number", Field.tpDIDNumber),
          Map.entry("payload-date", Field.tpDateOfCall),
          Map.entry("payload-start-time", Field.tpCallStartTime),
          Map.entry("payload-end-time", Field.tpCallEndTime),
          Map.entry("payload-dtmf", Field.tpDTMF),
          Map.entry("payload-status", Field.tpCallStatus),
          Map.entry("payload-recording", Field.tpCallRecordingPath));

  private PayloadChecks() {}

  static Map<String, Check> all() {
    Map<String, Check> all = new LinkedHashMap<>(EdgeValues.checks());
    PLAIN.forEach((id, field) -> all.put(id, plain(field)));
    return all;
  }

  private static Check plain(Field field) {
    return trial -> {
      SeenCall call = trial.call(SUCCESS);
      if (!trial.awaitAttempts(call, 1)) {
        return Judging.noWebhookSoNothingToSay();
      }
      Arrival arrival = call.attempts().get(0);
      BodyFields body = BodyFields.read(arrival.request().body());
      if (body.problem().isPresent()) {
        return Finding.nothingToSay(body.problem().get());
      }
      return call.posted()
          .map(posted -> asPosted(body, posted, List.of(field)))
          .orElseGet(() -> inForm(arrival, body, field));
    };
  }

  /** Posts a call with such values and compares those fields. */
  static Check edge(UnaryOperator<CallFields> values, Field... fields) {
    return trial -> {
      CallFields posted = values.apply(trial.fields());
      SeenCall call = trial.call(posted, SUCCESS);
      if (!trial.awaitAttempts(call, 1)) {
        return Judging.noWebhook(trial);
      }
      Arrival arrival = call.attempts().get(0);
      BodyFields body = BodyFields.read(arrival.request().body());
      if (body.problem().isPresent()) {
        return Finding.broken(body.problem().get());
      }
      return call.posted().isPresent()
          ? asPosted(body, posted, List.of(fields))
          : inForm(arrival, body, fields[0]);
    };
  }

  private static Finding asPosted(BodyFields body, CallFields posted, List<Field> fields) {
    List<String> wrong = new ArrayList<>();
    for (Field field : fields) {
      difference(body, posted, field).ifPresent(wrong::add);
    }
    if (!wrong.isEmpty()) {
      return Finding.broken(String.join("; ", wrong) + ".");
    }
    List<String> right =
        fields.stream().map(field -> field + " \"" + posted.value(field) + "\"").toList();
    return Finding.kept("Arrived as posted: " + String.join(", ", right) + ".");
  }

  private static Optional<String> difference(BodyFields body, CallFields posted, Field field) {
    String wanted = posted.value(field);
    Optional<Member> member = body.member(field);
    if (member.isEmpty()) {
      return Optional.of(field + " is missing; posted was \"" + wanted + "\"");
    }
    String found = member.get().text();
    boolean none = wanted.isEmpty() && !member.get().string();
    if (!none && (found.equals(wanted) || isSameMoment(field, found, wanted))) {
      return Optional.empty();
    }
    String shown = none ? found : "\"" + found + "\"";
    return Optional.of(field + " is " + shown + "; posted was \"" + wanted + "\"");
  }

  /** 04:26:31.05Z and 04:26:31.050Z are the same moment. */
  private static boolean isSameMoment(Field field, String found, String wanted) {
    boolean time = field == Field.tpCallStartTime || field == Field.tpCallEndTime;
    try {
      return time && found.endsWith("Z") && Instant.parse(found).equals(Instant.parse(wanted));
    } catch (DateTimeException notATime) {
      return false;
    }
  }

  /** What a person dialled is not known; its form is. */
  private static Finding inForm(Arrival arrival, BodyFields body, Field field) {
    List<String> broken =
        arrival.violations().stream()
            .filter(violation -> violation.field().equals(field.name()))
            .map(Violation::sentence)
            .toList();
    String shown = body.member(field).map(Member::text).orElse("");
    return broken.isEmpty()
        ? Finding.kept(field + " is \"" + shown + "\", in the form that is asked for.")
        : Finding.broken(String.join("; ", broken));
  }
}
