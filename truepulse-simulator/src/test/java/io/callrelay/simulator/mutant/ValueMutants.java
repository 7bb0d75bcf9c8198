package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.bytes;
import static io.callrelay.simulator.mutant.Deviating.fields;
import static io.callrelay.simulator.mutant.Deviating.value;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Values that are not those of the call (S5). */
final class ValueMutants {
  private static final String ZEROS = "payload-leading-zeros";

  private ValueMutants() {}

  static List<Mutant> all() {
    return Stream.of(names(), statuses(), numbers(), keysAndRecordings(), ids())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Mutant> names() {
    return List.of(
        Mutant.of(
            "latin-1", "sends Latin-1", bytes(ValueMutants::inLatin1), "payload-unicode-name"),
        Mutant.of(
            "ascii-names",
            "drops the letters of names that are not ASCII",
            value("tpCustomerName", name -> name.replaceAll("[^ -~]", "")),
            "payload-unicode-name"),
        Mutant.of(
                "html-names",
                "escapes names as for HTML",
                value("tpCustomerName", name -> name.replace("&", "&amp;")))
            .and(Groups.NAMES),
        Mutant.of(
                "small-names",
                "sends names in small letters",
                value("tpCustomerName", name -> name.toLowerCase(Locale.ROOT)),
                "payload-customer-name")
            .and(Groups.NAMES),
        Mutant.of(
            "short-names",
            "keeps 64 characters of names",
            value("tpCustomerName", name -> name.substring(0, Math.min(64, name.length()))),
            "payload-long-name"));
  }

  private static List<Mutant> statuses() {
    return List.of(
        Mutant.of(
                "upper-case-status",
                "sends the status in capitals",
                value("tpCallStatus", status -> status.toUpperCase(Locale.ROOT)),
                "payload-status")
            .and(Groups.STATUSES),
        Mutant.of(
            "no-answer-status",
            "has a word of its own for missed calls",
            value("tpCallStatus", status -> status.replace("Missed", "NoAnswer")),
            "trigger-missed"),
        Mutant.of(
            "completed-status",
            "has a word of its own for answered calls",
            value("tpCallStatus", status -> status.replace("Answered", "Completed")),
            "trigger-answered",
            "payload-status"));
  }

  private static List<Mutant> numbers() {
    return List.of(
        Mutant.of(
            "one-number",
            "sends the same tracking number for every call",
            value("tpDIDNumber", number -> "02269112345"),
            "trigger-every-number",
            ZEROS),
        Mutant.of(
            "numeric-did",
            "takes the leading zeros off the tracking number",
            value("tpDIDNumber", number -> number.replaceFirst("^0+", "")),
            "trigger-every-number",
            "payload-did-number",
            ZEROS),
        Mutant.of(
            "masked-caller",
            "hides the caller's number",
            value("tpCallerNumber", number -> number.replaceAll("\\d(?=\\d{4})", "X")),
            "payload-caller-number",
            "payload-international"),
        Mutant.of(
            "caller-without-plus",
            "takes the plus off the caller's number",
            value("tpCallerNumber", number -> number.replace("+", "")),
            "payload-international"));
  }

  private static List<Mutant> keysAndRecordings() {
    return List.of(
        Mutant.of(
            "numeric-keys",
            "sends only the digits of the keys",
            value("tpDTMF", keys -> keys.replaceAll("[*#]", "")),
            "payload-keys"),
        Mutant.of(
            "word-for-no-keys",
            "has a word for no key pressed",
            value("tpDTMF", keys -> keys.isEmpty() ? "None" : keys),
            "payload-no-keys"),
        Mutant.of(
            "word-for-no-recording",
            "has a word for no recording",
            value("tpCallRecordingPath", url -> url.isEmpty() ? "N/A" : url),
            "payload-no-recording"),
        Mutant.of(
            "relative-recording",
            "sends only the path of a recording",
            value("tpCallRecordingPath", url -> url.replaceFirst("^https?://[^/]+", "")),
            "payload-recording",
            "payload-recording-query"),
        Mutant.of(
            "recording-without-query",
            "cuts the query off a recording's URL",
            value("tpCallRecordingPath", url -> url.replaceFirst("\\?.*", "")),
            "payload-recording-query"));
  }

  private static List<Mutant> ids() {
    return List.of(
        Mutant.of(
            "numeric-customer",
            "takes the leading zeros off the customer",
            value("tpCustomerID", id -> id.replaceFirst("^0+", "")),
            ZEROS),
        Mutant.of(
            "name-for-customer",
            "sends the customer's name for its id",
            fields(call -> call.put("tpCustomerID", call.getString("tpCustomerName"))),
            "payload-customer-id",
            ZEROS),
        Mutant.of(
            "short-id",
            "keeps 40 characters of the id",
            value("tpCallID", id -> id.substring(0, Math.min(40, id.length()))),
            "payload-long-id"),
        Mutant.of(
            "own-id",
            "sends an id of its own",
            value("tpCallID", id -> "own-" + id.substring(id.length() - 12)),
            "payload-call-id",
            "payload-long-id",
            "same-id",
            "lost-acknowledgement"));
  }

  private static Buffer inLatin1(JsonObject call) {
    return Buffer.buffer(call.encode().getBytes(StandardCharsets.ISO_8859_1));
  }
}
