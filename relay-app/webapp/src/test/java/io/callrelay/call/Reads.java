package io.callrelay.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** Reads a body and expects one of the three outcomes. */
final class Reads {
  private static final CallReading READING = new CallReading(ZoneId.of("Asia/Kolkata"));

  private Reads() {}

  static Call valid(PostedJson posted) {
    ReadCall read = READING.read(posted.bytes());
    assertThat(read).isInstanceOf(ReadCall.Valid.class);
    return ((ReadCall.Valid) read).call();
  }

  static ReadCall.Violating violating(String body) {
    ReadCall read = READING.read(body.getBytes(StandardCharsets.UTF_8));
    assertThat(read).isInstanceOf(ReadCall.Violating.class);
    return (ReadCall.Violating) read;
  }

  /** The message about the field, which is the only one that is wrong. */
  static String onlyViolation(PostedJson posted, CallField field) {
    List<Violation> violations = violating(posted.text()).violations();
    assertThat(violations).extracting(Violation::field).containsExactly(field.jsonName());
    return violations.get(0).message();
  }

  static String malformed(byte[] body) {
    ReadCall read = READING.read(body);
    assertThat(read).isInstanceOf(ReadCall.Malformed.class);
    return ((ReadCall.Malformed) read).message();
  }
}
