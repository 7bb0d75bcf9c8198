package io.callrelay.platform.http;

/** What intake and operations both say of bodies in quarantine. */
public final class QuarantineAnswers {
  private QuarantineAnswers() {}

  /** There is no such body. */
  public static Problem unknown() {
    return Problem.of(
        404, "unknown-quarantine", "No such body", "Nothing is in quarantine under this id.");
  }

  /** Somebody has dealt with the body before. */
  public static Problem notOpen(String state) {
    return Problem.of(
            409,
            "not-possible",
            "The body is dealt with",
            "Somebody has dealt with the body before: it is " + state + ".")
        .with(json -> json.writeStringField("state", state));
  }
}
