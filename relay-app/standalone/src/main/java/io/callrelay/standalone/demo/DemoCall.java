package io.callrelay.standalone.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The calls that are posted, one of each status, and what True Pulse is told to do with them. */
enum DemoCall {
  ANSWERED("Answered", "is taken at once", "51", "https://pbx.example/recordings/1.wav", ""),
  MISSED(
      "Missed",
      "is refused twice with ERROR",
      "",
      "",
      "{\"answer\":\"error\",\"message\":\"Customer is not active.\",\"times\":2},"),
  BUSY("Busy", "first meets HTTP 503", "", "", "{\"answer\":\"status\",\"status\":503},"),
  ABANDONED("Abandoned", "first gets no answer", "2", "", "{\"answer\":\"never-answer\"},");

  private final String status;
  private final String story;
  private final String dtmf;
  private final String recording;
  private final String trouble;

  DemoCall(String status, String story, String dtmf, String recording, String trouble) {
    this.status = status;
    this.story = story;
    this.dtmf = dtmf;
    this.recording = recording;
    this.trouble = trouble;
  }

  /** As in S5. */
  String status() {
    return status;
  }

  /** What will happen to it, in words. */
  String story() {
    return story;
  }

  /** The call's id in this demonstration. */
  String id(Instant start) {
    return "demo-%d-%s".formatted(start.getEpochSecond(), status.toLowerCase(Locale.ROOT));
  }

  /** The simulator's script: the trouble, then success. */
  String script() {
    return "{\"steps\":[" + trouble + "{\"answer\":\"success\"}]}";
  }

  /** The call as telephony posts it. */
  String json(Instant start) {
    Instant end = start.truncatedTo(ChronoUnit.SECONDS);
    return """
    {"tpCallID":"%s","tpCustomerID":"78521","tpCustomerName":"ASG","tpCallerNumber":"9841012345",\
    "tpDIDNumber":"02269112345","tpCallStartTime":"%s","tpCallEndTime":"%s","tpDTMF":"%s",\
    "tpCallStatus":"%s","tpCallRecordingPath":"%s"}"""
        .formatted(id(start), end.minusSeconds(75), end, dtmf, status, recording);
  }
}
