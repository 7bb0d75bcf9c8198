package io.callrelay.call;

/** The eleven fields of the webhook, in the order in which they are sent (S5). */
public enum CallField {
  ID("tpCallID", true, CallId.MAX_LENGTH),
  CUSTOMER_ID("tpCustomerID", true, 64),
  CUSTOMER_NAME("tpCustomerName", true, 255),
  CALLER_NUMBER("tpCallerNumber", true, 64),
  DID_NUMBER("tpDIDNumber", true, 64),
  DATE_OF_CALL("tpDateOfCall", true, 10),
  START_TIME("tpCallStartTime", true, 40),
  END_TIME("tpCallEndTime", true, 40),
  DTMF("tpDTMF", false, 64),
  STATUS("tpCallStatus", true, 16),
  RECORDING_PATH("tpCallRecordingPath", false, 2048);

  private final String jsonName;
  private final boolean required;
  private final int maxLength;

  CallField(String jsonName, boolean required, int maxLength) {
    this.jsonName = jsonName;
    this.required = required;
    this.maxLength = maxLength;
  }

  /** Its name on the wire. */
  public String jsonName() {
    return jsonName;
  }

  /** The clause that asks for it, for example {@code S5.tpDTMF}. */
  public String clause() {
    return "S5." + jsonName;
  }

  /** Whether it must have a value; one that need not is sent as {@code ""} when it has none. */
  public boolean required() {
    return required;
  }

  /** Longest value, in characters. */
  public int maxLength() {
    return maxLength;
  }
}
