package io.callrelay.escalation;

import io.callrelay.escalation.Cause.CallsFailing;
import io.callrelay.escalation.Cause.DiskFull;
import io.callrelay.escalation.Cause.EndpointUnreachable;
import io.callrelay.escalation.Cause.LedgerDown;
import io.callrelay.escalation.Cause.QuarantineFilling;
import io.callrelay.verdict.Reason;

/**
 * A cause in plain words.
 *
 * @param title in a few words
 * @param meaning what it means for calls, and what the relay does meanwhile
 * @param advice what people can do
 */
record CauseWords(String title, String meaning, String advice) {
  static CauseWords of(Cause cause) {
    if (cause instanceof EndpointUnreachable) {
      return new CauseWords(
          "True Pulse is unreachable",
          "Calls are accepted and wait on disk. None is lost and none is given up: the relay probes"
              + " True Pulse every few seconds and delivers everything by itself once it answers.",
          "Check the network, DNS, firewall and proxy between the relay and True Pulse. If these"
              + " are in order, call True Pulse's support.");
    }
    if (cause instanceof CallsFailing failing) {
      return new CauseWords(
          failing(failing.reason()),
          "These calls are tried again, less and less often, until True Pulse answers SUCCESS."
              + " Other calls pass them and are delivered.",
          "Read the answers below. Mostly the customer, the number or the account is not known to"
              + " True Pulse: send them the attached bundle, and they can mend it.");
    }
    if (cause instanceof QuarantineFilling) {
      return new CauseWords(
          "Telephony sends calls that break the specification",
          "These bodies were answered 422 and are kept in quarantine byte for byte. True Pulse is"
              + " not told of them until they are mended.",
          "Look at the violations in the console's quarantine, correct telephony's webhook, then"
              + " mend and resubmit what is kept.");
    }
    return ofAPart(cause);
  }

  private static CauseWords ofAPart(Cause cause) {
    if (cause instanceof DiskFull) {
      return new CauseWords(
          "The relay's disk fills up",
          "Calls are still accepted. When the disk is all but full the relay answers 503, and"
              + " telephony must send again; nothing that was accepted is lost.",
          "Free space on the disk of the relay's data directory, or make it larger.");
    }
    if (cause instanceof LedgerDown) {
      return new CauseWords(
          "The relay's ledger (its database) is down",
          "Calls are accepted into the queue and delivered all the same. What happens is written"
              + " when the ledger is back. Until then nobody can look calls up, and calls that"
              + " failed wait.",
          "Check the database server, its disk and the network to it.");
    }
    return new CauseWords(
        "The relay's queue (its broker) is down",
        "Calls are accepted into the ledger and wait there. They are queued and delivered by"
            + " themselves when the broker is back.",
        "Check the broker, its disk and the network to it.");
  }

  private static String failing(Reason reason) {
    return switch (reason) {
      case ERROR_ANSWER -> "True Pulse answers ERROR to calls";
      case UNKNOWN_STATUS -> "True Pulse answers calls with a status that is not specified";
      case HTTP_4XX -> "True Pulse rejects calls with HTTP 4xx";
      case HTTP_5XX -> "True Pulse fails on calls with HTTP 5xx";
      case REDIRECT -> "True Pulse answers calls with a redirect, which is not followed";
      case EMPTY_ANSWER, GARBAGE, TRUNCATED, NOT_HTTP ->
          "True Pulse gives calls no answer that can be read";
      case NO_CONNECTION, UNKNOWN_HOST, CONNECT_TIMEOUT, TLS_FAILURE, CONNECTION_LOST ->
          "Calls find no connection to True Pulse";
      case DEADLINE -> "True Pulse does not answer calls in time";
      case SUCCESS -> throw new IllegalArgumentException("a call does not fail with SUCCESS");
    };
  }
}
