package io.callrelay.simulator.control;

import io.callrelay.simulator.spec.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the specification says of one field, for people.
 *
 * @param clause for example {@code S5.tpDTMF}
 * @param means the description in the table of S5, word for word
 * @param specified the form that is checked, in words
 * @param example the value in the sample of S5
 */
record FieldRule(String clause, String means, String specified, String example) {
  private static final String FILLED = "not empty";
  private static final String TIME = "ISO-8601 in UTC, ending in Z";
  private static final Map<Field, FieldRule> RULES = rules();

  static FieldRule of(Field field) {
    FieldRule rule = RULES.get(field);
    if (rule == null) {
      throw new IllegalStateException("no rule for " + field);
    }
    return rule;
  }

  static Optional<Field> named(String name) {
    return RULES.keySet().stream().filter(field -> field.name().equals(name)).findFirst();
  }

  private static Map<Field, FieldRule> rules() {
    Map<Field, FieldRule> rules = new EnumMap<>(Field.class);
    String id = "1 to 64 printable characters";
    add(rules, Field.tpCallID, "Unique ID for the call", id, "9884420011");
    add(rules, Field.tpCustomerID, "Unique customer identifier", FILLED, "78521");
    add(rules, Field.tpCustomerName, "Customer or account name", FILLED, "ASG");
    add(rules, Field.tpCallerNumber, "Caller phone number", FILLED, "9841012345");
    add(rules, Field.tpDIDNumber, "Dialed tracking number", FILLED, "02269112345");
    String date = "dd-MM-yyyy, a day that exists";
    add(rules, Field.tpDateOfCall, "Date of the call", date, "23-10-2025");
    String start = "2025-10-23T04:26:31.05Z";
    add(rules, Field.tpCallStartTime, "Call start time (UTC)", TIME, start);
    String end = TIME + ", not before the start";
    add(rules, Field.tpCallEndTime, "Call end time (UTC)", end, "2025-10-23T04:37:31.05Z");
    add(rules, Field.tpDTMF, "DTMF input (if applicable)", "may be empty", "51");
    String words = "one of Answered, Missed, Busy, Abandoned";
    add(rules, Field.tpCallStatus, "Answered, Missed, Busy, Abandoned", words, "Answered");
    String url = "an absolute http or https URL, may be empty";
    String recording = "https://domainname.com/ASG/Recordings/abc-1234.wav";
    add(rules, Field.tpCallRecordingPath, "URL of call recording", url, recording);
    return rules;
  }

  private static void add(
      Map<Field, FieldRule> rules, Field field, String means, String specified, String example) {
    String form = "a string, " + specified;
    rules.put(field, new FieldRule("S5." + field.name(), means, form, example));
  }
}
