package io.callrelay.platform.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a call is looked at. */
public final class CallAddress {
  private CallAddress() {}

  /** The address of the call with this {@code tpCallID}, relative to the root of the API. */
  public static URI of(String callId) {
    String segment = URLEncoder.encode(callId, StandardCharsets.UTF_8).replace("+", "%20");
    // A segment of dots alone would lead elsewhere.
    boolean dots = segment.equals(".") || segment.equals("..");
    return URI.create("calls/" + (dots ? segment.replace(".", "%2E") : segment));
  }
}
