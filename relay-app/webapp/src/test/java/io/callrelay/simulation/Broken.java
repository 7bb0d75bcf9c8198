package io.callrelay.simulation;

/** What can be wrong with a protocol; each must be caught. */
enum Broken {
  /** All is as it should be. */
  NOTHING,
  /** Intake records a call before it is in the queue. */
  LEDGER_BEFORE_QUEUE,
  /** A message is acknowledged before what came of it is written. */
  ACK_BEFORE_VERDICT,
  /** Every message counts, whatever its ticket. */
  TICKET_IGNORED,
  /** A call that has been queued for long is taken for lost. */
  RECONCILIATION_BY_AGE,
  /** Entries that wait for the ledger are forgotten. */
  SETTLEMENT_DROPPED,
  /** Calls whose time has come stay where they are. */
  DUE_NEVER_SWEPT,
  /** Nobody looks for lost messages. */
  LOST_NEVER_FOUND,
  /** An entry that may have been written before is written as a new one. */
  SETTLED_AS_NEW,
  /** 202 is said whatever queue and ledger say. */
  ACKNOWLEDGED_UNKEPT,
  /**
   * Lost messages are looked for in haste: the marker overtakes entries of attempts that were under
   * way when it came out, and those that another node has in hand, and what is found is queued at
   * once.
   */
  SEARCH_IN_HASTE,
  /** A call whose message waits in the queue is taken for lost. */
  WAITING_TAKEN_FOR_LOST
}
