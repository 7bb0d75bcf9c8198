package io.callrelay.simulator.mutant;

import static io.callrelay.simulator.mutant.Deviating.bytes;
import static io.callrelay.simulator.mutant.Deviating.fields;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Bodies that are not the eleven fields in order, all strings (S5). */
final class FieldSetMutants {
  private FieldSetMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(missingAndForeign());
    all.addAll(otherForms());
    return all;
  }

  private static List<Mutant> missingAndForeign() {
    return List.of(
        Mutant.of(
            "ten-fields",
            "leaves tpDTMF out",
            fields(call -> without(call, "tpDTMF")),
            "request-exact-fields",
            "payload-dtmf",
            "payload-leading-zeros",
            "payload-keys",
            "payload-no-keys"),
        Mutant.of(
            "omits-recording",
            "leaves tpCallRecordingPath out when there is none",
            fields(call -> withoutIfEmpty(call, "tpCallRecordingPath")),
            "payload-no-recording"),
        Mutant.of(
            "omits-keys",
            "leaves tpDTMF out when no key was pressed",
            fields(call -> withoutIfEmpty(call, "tpDTMF")),
            "payload-no-keys"),
        Mutant.of(
            "twelve-fields",
            "adds a field",
            fields(call -> call.put("tpDuration", "660")),
            "request-exact-fields"),
        Mutant.of(
            "one-field-twice",
            "sends the status twice",
            bytes(FieldSetMutants::withStatusTwice),
            "request-exact-fields"));
  }

  private static List<Mutant> otherForms() {
    return List.of(
        Mutant.of(
            "reversed",
            "sends the fields the other way round",
            fields(FieldSetMutants::reversed),
            "request-field-order"),
        Mutant.of(
            "numbers",
            "sends digits as numbers",
            fields(FieldSetMutants::numbered),
            "request-strings"),
        Mutant.of(
            "null-keys",
            "sends null when no key was pressed",
            fields(call -> nulled(call, "tpDTMF")),
            "payload-no-keys"),
        Mutant.of(
            "null-recording",
            "sends null when there is no recording",
            fields(call -> nulled(call, "tpCallRecordingPath")),
            "payload-no-recording"),
        Mutant.of(
                "batch",
                "sends calls as a list",
                bytes(call -> new JsonArray().add(call).toBuffer()),
                "request-json",
                "trigger-every-number",
                "outage-503")
            .and(Groups.STATUSES)
            .and(Groups.EDGE_VALUES)
            .and(Groups.RETRIES)
            .quickest(),
        Mutant.of(
                "two-objects",
                "sends something after the call",
                bytes(call -> call.toBuffer().appendString("\n{}")),
                "request-json")
            .and(Groups.EDGE_VALUES),
        Mutant.of(
                "trailing-comma",
                "sends what is nearly JSON",
                bytes(FieldSetMutants::nearlyJson),
                "request-json")
            .and(Groups.EDGE_VALUES));
  }

  private static JsonObject without(JsonObject call, String field) {
    call.remove(field);
    return call;
  }

  private static JsonObject withoutIfEmpty(JsonObject call, String field) {
    return call.getString(field).isEmpty() ? without(call, field) : call;
  }

  private static JsonObject nulled(JsonObject call, String field) {
    return call.getString(field).isEmpty() ? call.putNull(field) : call;
  }

  private static JsonObject reversed(JsonObject call) {
    List<String> names = new ArrayList<>(call.fieldNames());
    Collections.reverse(names);
    JsonObject other = new JsonObject();
    names.forEach(name -> other.put(name, call.getValue(name)));
    return other;
  }

  private static JsonObject numbered(JsonObject call) {
    JsonObject other = new JsonObject();
    for (Map.Entry<String, Object> field : call) {
      String text = String.valueOf(field.getValue());
      other.put(field.getKey(), text.matches("[1-9]\\d{0,17}") ? Long.parseLong(text) : text);
    }
    return other;
  }

  private static Buffer withStatusTwice(JsonObject call) {
    String status = "\"tpCallStatus\":\"" + call.getString("tpCallStatus") + "\",";
    return Buffer.buffer(call.encode().replace(status, status + status));
  }

  private static Buffer nearlyJson(JsonObject call) {
    String text = call.encode();
    return Buffer.buffer(text.substring(0, text.length() - 1) + ",}");
  }
}
