package io.callrelay.call;

/** The specification's own sample (S5), for tests to which a call's values do not matter. */
public final class SampleCall {
  private SampleCall() {}

  /** The sample under another id. */
  public static Call withId(String id) {
    return new Call(
        new CallId(id),
        "78521",
        "ASG",
        "9841012345",
        "02269112345",
        "23-10-2025",
        "2025-10-23T04:26:31.05Z",
        "2025-10-23T04:37:31.05Z",
        "51",
        "Answered",
        "https://domainname.com/ASG/Recordings/abc-1234.wav");
  }
}
