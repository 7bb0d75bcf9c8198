package io.callrelay.escalation;

import io.callrelay.ledger.Notice;

/** A way to tell somebody. */
interface Channel {
  /** Name of the channel that sends mail. */
  String MAIL = "mail";

  /** Name of the channel that posts to a webhook. */
  String WEBHOOK = "webhook";

  /** Its name in notices. */
  String name();

  /**
   * Sends a report to a notice's recipient; whoever is to bring it has taken it when this returns.
   *
   * @throws NotSent when it was not taken, or nothing can be said of it
   */
  void send(Report report, Notice notice) throws NotSent;
}
