package io.callrelay.simulator.certification.check;

import static io.callrelay.simulator.certification.check.PayloadChecks.edge;

import io.callrelay.simulator.certification.run.CallFields;
import io.callrelay.simulator.certification.run.Check;
import io.callrelay.simulator.spec.Field;
import java.util.Map;

/** Values at the edge of what S5 allows. */
final class EdgeValues {
  private static final String OTHER_SCRIPTS = "Zoë Müller & Söhne, क्‍ष प्राइवेट, 株式会社, 𝔸𝕊𝔾 📞";
  private static final String ESCAPES = "A\"S\\G / <b>Bros</b> & 'Co' {1} %s \\u0041";
  private static final int LONGEST_ID = 64;
  private static final int LONG_NAME = 200;

  private EdgeValues() {}

  static Map<String, Check> checks() {
    Field name = Field.tpCustomerName;
    Field start = Field.tpCallStartTime;
    Field end = Field.tpCallEndTime;
    return Map.ofEntries(
        Map.entry(
            "payload-leading-zeros",
            edge(EdgeValues::zeros, Field.tpCustomerID, Field.tpDIDNumber, Field.tpDTMF)),
        Map.entry("payload-international", edge(EdgeValues::international, Field.tpCallerNumber)),
        Map.entry("payload-keys", edge(f -> f.with(Field.tpDTMF, "*9#0"), Field.tpDTMF)),
        Map.entry("payload-no-keys", edge(f -> f.with(Field.tpDTMF, ""), Field.tpDTMF)),
        Map.entry(
            "payload-no-recording",
            edge(f -> TriggerChecks.unanswered(f, "Abandoned"), Field.tpCallRecordingPath)),
        Map.entry("payload-unicode-name", edge(f -> f.with(name, OTHER_SCRIPTS), name)),
        Map.entry("payload-escapes", edge(f -> f.with(name, ESCAPES), name)),
        Map.entry("payload-long-id", edge(EdgeValues::longId, Field.tpCallID)),
        Map.entry(
            "payload-long-name",
            edge(f -> f.with(name, "Long & Co ".repeat(LONG_NAME / 10).strip() + "!"), name)),
        Map.entry(
            "payload-recording-query", edge(EdgeValues::recording, Field.tpCallRecordingPath)),
        Map.entry(
            "payload-midnight-utc", edge(EdgeValues::midnightUtc, Field.tpDateOfCall, start, end)),
        Map.entry(
            "payload-midnight-india",
            edge(EdgeValues::midnightIndia, Field.tpDateOfCall, start, end)),
        Map.entry("payload-small-hours", edge(EdgeValues::smallHours, Field.tpDateOfCall)),
        Map.entry("payload-no-duration", edge(EdgeValues::noDuration, start, end)));
  }

  private static CallFields zeros(CallFields fields) {
    return fields
        .with(Field.tpCustomerID, "000123")
        .with(Field.tpDIDNumber, "0022691123")
        .with(Field.tpDTMF, "007");
  }

  private static CallFields international(CallFields fields) {
    return fields.with(Field.tpCallerNumber, "+91" + fields.caller());
  }

  /** Letters of both cases and marks in front, the unique part at the end. */
  private static CallFields longId(CallFields fields) {
    String front = "Aa.Bb:Cc_Dd@Ee+Ff=Gg~Hh-Ii(Jj)Kk.Ll:Mm_Nn@Oo+Pp=Qq~Rr-Ss";
    String id = fields.id();
    return fields.with(Field.tpCallID, front.substring(0, LONGEST_ID - id.length()) + id);
  }

  private static CallFields recording(CallFields fields) {
    return fields.with(
        Field.tpCallRecordingPath,
        "http://pbx.example:8443/rec%20ordings/a%2Fb.wav?call=" + fields.id() + "&t=1%2B1&x=");
  }

  /** 23:59:30Z on 23 October is 05:29:30 on the 24th in India. */
  private static CallFields midnightUtc(CallFields fields) {
    return times(fields, "24-10-2025", "2025-10-23T23:59:30.05Z", "2025-10-24T00:00:45.5Z");
  }

  /** 18:29:30Z is 23:59:30 in India. */
  private static CallFields midnightIndia(CallFields fields) {
    return times(fields, "23-10-2025", "2025-10-23T18:29:30.05Z", "2025-10-23T18:31:00Z");
  }

  /** 20:00Z on 23 October is 01:30 on the 24th in India. */
  private static CallFields smallHours(CallFields fields) {
    return times(fields, "24-10-2025", "2025-10-23T20:00:00.05Z", "2025-10-23T20:01:15.5Z");
  }

  private static CallFields noDuration(CallFields fields) {
    CallFields abandoned = TriggerChecks.unanswered(fields, "Abandoned");
    return abandoned.with(Field.tpCallEndTime, abandoned.value(Field.tpCallStartTime));
  }

  private static CallFields times(CallFields fields, String date, String start, String end) {
    return fields
        .with(Field.tpDateOfCall, date)
        .with(Field.tpCallStartTime, start)
        .with(Field.tpCallEndTime, end);
  }
}
