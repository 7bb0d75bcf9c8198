package io.callrelay.escalation;

import io.callrelay.verdict.Reason;

/** What may be wrong. Its key is stable: a cause has one open incident, whoever sees it. */
public sealed interface Cause {
  /** True Pulse gives no verdict: no connection, no answer, or none worth the name. */
  record EndpointUnreachable() implements Cause {
    @Override
    public String key() {
      return "endpoint-unreachable";
    }
  }

  /** Calls are tried again and again and fail for this reason. */
  record CallsFailing(Reason reason) implements Cause {
    private static final String PREFIX = "failing:";

    @Override
    public String key() {
      return PREFIX + reason.name();
    }
  }

  /** Telephony sends bodies that break the specification. */
  record QuarantineFilling() implements Cause {
    @Override
    public String key() {
      return "quarantine";
    }
  }

  /** The data directory's disk fills up. */
  record DiskFull() implements Cause {
    @Override
    public String key() {
      return "disk";
    }
  }

  /** The ledger's database does not answer. */
  record LedgerDown() implements Cause {
    @Override
    public String key() {
      return "ledger";
    }
  }

  /** The queue's broker does not answer. */
  record BrokerDown() implements Cause {
    @Override
    public String key() {
      return "broker";
    }
  }

  /** Its key, for example {@code endpoint-unreachable} or {@code failing:HTTP_4XX}. */
  String key();

  /** What it is called, in a few words for people. */
  default String title() {
    return CauseWords.of(this).title();
  }

  /** Whether only the ledger can tell that it is there. */
  default boolean seenInLedgerOnly() {
    return this instanceof CallsFailing || this instanceof QuarantineFilling;
  }

  /** Whether all calls that are not delivered wait because of it. */
  default boolean concernsAllCalls() {
    return this instanceof EndpointUnreachable || this instanceof BrokerDown;
  }

  /**
   * The cause with this key.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Cause of(String key) {
    return switch (key) {
      case "endpoint-unreachable" -> new EndpointUnreachable();
      case "quarantine" -> new QuarantineFilling();
      case "disk" -> new DiskFull();
      case "ledger" -> new LedgerDown();
      case "broker" -> new BrokerDown();
      default -> {
        if (!key.startsWith(CallsFailing.PREFIX)) {
          throw new IllegalArgumentException("'" + key + "' is the key of no cause");
        }
        yield new CallsFailing(Reason.valueOf(key.substring(CallsFailing.PREFIX.length())));
      }
    };
  }
}
