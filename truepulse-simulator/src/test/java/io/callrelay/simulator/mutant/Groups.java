package io.callrelay.simulator.mutant;

import java.util.List;

/** Checks that a mistake fails together. */
final class Groups {
  /** One call of each status. */
  static final List<String> STATUSES =
      List.of("trigger-answered", "trigger-missed", "trigger-busy", "trigger-abandoned");

  /** Calls in which nobody spoke. */
  static final List<String> UNANSWERED =
      List.of(
          "trigger-missed",
          "trigger-busy",
          "trigger-abandoned",
          "payload-no-recording",
          "payload-no-duration");

  /** Names that are not just a few capitals. */
  static final List<String> NAMES =
      List.of("payload-unicode-name", "payload-escapes", "payload-long-name");

  static final List<String> MIDNIGHTS = List.of("payload-midnight-utc", "payload-midnight-india");

  /** Calls whose day depends on the zone, or on whether it is the start that counts. */
  static final List<String> DAYS =
      List.of("payload-midnight-utc", "payload-midnight-india", "payload-small-hours");

  /** Each has values of its own. */
  static final List<String> EDGE_VALUES =
      List.of(
          "payload-leading-zeros",
          "payload-international",
          "payload-keys",
          "payload-no-keys",
          "payload-no-recording",
          "payload-unicode-name",
          "payload-escapes",
          "payload-long-id",
          "payload-long-name",
          "payload-recording-query",
          "payload-midnight-utc",
          "payload-midnight-india",
          "payload-small-hours",
          "payload-no-duration");

  /** Each has one answer that is not SUCCESS, or none, and then SUCCESS. */
  static final List<String> RETRIES =
      List.of(
          "retry-after-error",
          "retry-after-error-that-says-success",
          "retry-after-400",
          "retry-after-401",
          "retry-after-404",
          "retry-after-429",
          "retry-after-500",
          "retry-after-503",
          "retry-after-timeout",
          "retry-after-reset",
          "retry-after-reset-amid-answer",
          "retry-after-truncated",
          "retry-after-empty",
          "retry-after-204",
          "retry-after-html",
          "retry-after-redirect",
          "retry-after-lower-case",
          "retry-after-two-statuses",
          "retry-after-success-with-500",
          "retry-after-dripping",
          "retry-after-endless",
          "retry-keeps-coming",
          "wait-nonsense",
          "lost-acknowledgement");

  private Groups() {}
}
