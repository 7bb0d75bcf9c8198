package io.callrelay.escalation;

import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody is told: the incidents as they stand when it is sent.
 *
 * @param kind what it is sent for
 * @param stories one for each incident
 * @param at when it was put together
 * @param node the relay that tells
 */
record Report(Notice.Kind kind, List<Story> stories, Instant at, String node) {
  /**
   * An incident with what shows it.
   *
   * @param newest the newest failed attempts, at most a few
   */
  record Story(Incident incident, List<Excerpt> newest) {
    /** Its cause in plain words. */
    CauseWords words() {
      return CauseWords.of(Cause.of(incident.cause()));
    }
  }

  /**
   * A failed attempt, without anybody's number.
   *
   * @param what reason and words
   * @param answer the text that came, if any did; cut only when it is very long
   */
  record Excerpt(Instant at, String callId, String what, Optional<String> answer) {}

  /** All in one line. */
  String title() {
    if (stories.size() != 1) {
      long open = stories.stream().filter(story -> story.incident().open()).count();
      return "%d incidents, %d of them open".formatted(stories.size(), open);
    }
    Story only = stories.get(0);
    if (!only.incident().open()) {
      return "Over: " + only.words().title();
    }
    return (kind == Notice.Kind.REMINDER ? "Still: " : "") + only.words().title();
  }
}
