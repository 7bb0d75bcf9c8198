package io.callrelay.simulation;

/** What is known of one call. */
final class Account {
  boolean acknowledged;
  boolean lostWithJournal;

  /** How often True Pulse has accepted it. */
  int accepted;

  /** How many attempts of it had an outcome that could not be known. */
  int unknown;

  /** Whether telephony's trust was justified. */
  boolean isFulfilled() {
    return !acknowledged || lostWithJournal || accepted > 0;
  }
}
