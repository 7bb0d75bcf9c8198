package io.callrelay.simulator.spec;

import java.util.ArrayList;
import java.util.List;

/** Collects violations while a request is read, apart by what the profile forgives. */
final class Findings {
  private static final int MOST = 50;
  private final Profile profile;
  private final List<Violation> violations = new ArrayList<>();
  private final List<Violation> forgiven = new ArrayList<>();

  Findings(Profile profile) {
    this.profile = profile;
  }

  /** Breaks a clause in every profile. */
  void broken(String field, String clause, String value, String message) {
    keep(violations, new Violation(field, clause, value, message));
  }

  void broken(Field field, String value, String message) {
    broken(field.name(), field.clause(), value, message);
  }

  /** Breaks a clause that the lenient profile forgives. */
  void brokenStrictly(String field, String clause, String value, String message) {
    keep(
        profile == Profile.LENIENT ? forgiven : violations,
        new Violation(field, clause, value, message));
  }

  Reading about(Payload payload) {
    return new Reading(payload, List.copyOf(violations), List.copyOf(forgiven));
  }

  private static void keep(List<Violation> list, Violation violation) {
    if (list.size() < MOST) {
      list.add(violation);
    }
  }
}
