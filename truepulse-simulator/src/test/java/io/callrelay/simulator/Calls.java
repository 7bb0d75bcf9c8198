package io.callrelay.simulator;

import io.vertx.core.json.JsonObject;

/** Webhook bodies; a test names only what matters to it. */
public final class Calls {
  private Calls() {}

  /** The sample of S5 under this id, fields in order. */
  public static JsonObject call(String tpCallId) {
    return new JsonObject()
        .put("tpCallID", tpCallId)
        .put("tpCustomerID", "78521")
        .put("tpCustomerName", "ASG")
        .put("tpCallerNumber", "9841012345")
        .put("tpDIDNumber", "02269112345")
        .put("tpDateOfCall", "23-10-2025")
        .put("tpCallStartTime", "2025-10-23T04:26:31.05Z")
        .put("tpCallEndTime", "2025-10-23T04:37:31.05Z")
        .put("tpDTMF", "51")
        .put("tpCallStatus", "Answered")
        .put("tpCallRecordingPath", "https://domainname.com/ASG/Recordings/abc-1234.wav");
  }

  /** The same with one value changed. */
  public static JsonObject call(String tpCallId, String field, String value) {
    return call(tpCallId).put(field, value);
  }
}
