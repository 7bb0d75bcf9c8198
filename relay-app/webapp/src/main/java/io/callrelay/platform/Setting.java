package io.callrelay.platform;

import org.jspecify.annotations.Nullable;

/**
 * Every setting of the relay: its key, kind, default, bounds and meaning. Settings are read by the
 * rules of MicroProfile Config, so {@code relay.truepulse.url} may also be given as the environment
 * variable {@code RELAY_TRUEPULSE_URL}.
 *
 * <p>Durations are ISO-8601 ({@code PT2S}, {@code PT15M}).
 */
public enum Setting {
  /** Where the webhook is posted (S3). */
  TRUEPULSE_URL(
      "relay.truepulse.url",
      Kind.HTTP_URL,
      null,
      "The endpoint URL that the True Pulse team gave you (S3.1). Required."),
  /** Longest wait for a connection to True Pulse. */
  TRUEPULSE_CONNECT_TIMEOUT(
      "relay.truepulse.connect-timeout",
      Kind.DURATION,
      "PT2S",
      "PT0.05S",
      "PT1M",
      "Longest wait for a connection to True Pulse."),
  /** Longest time for one attempt, from connecting to the last byte of the answer. */
  TRUEPULSE_DEADLINE(
      "relay.truepulse.deadline",
      Kind.DURATION,
      "PT10S",
      "PT0.1S",
      "PT2M",
      "Longest time for one attempt, from connecting to the last byte of the answer."),
  /** How many attempts may be under way at once. */
  DELIVERY_CONCURRENCY(
      "relay.delivery.concurrency",
      Kind.INTEGER,
      "64",
      "1",
      "256",
      "How many attempts may be under way at once on this node."),
  /** How long the breaker waits before it lets one attempt try an unreachable endpoint. */
  DELIVERY_PROBE_INTERVAL(
      "relay.delivery.probe-interval",
      Kind.DURATION,
      "PT5S",
      "PT0.1S",
      "PT10M",
      "While True Pulse is unreachable: time between two attempts that find out whether it is"
          + " back."),
  /** Ceiling of the wait before the first retry. */
  RETRY_FIRST(
      "relay.retry.first",
      Kind.DURATION,
      "PT1S",
      "PT0.01S",
      "PT1H",
      "The longest wait before the first retry of a call; it doubles with every further failure."),
  /** Ceiling of every wait between two attempts. */
  RETRY_MAX(
      "relay.retry.max",
      Kind.DURATION,
      "PT15M",
      "PT0.01S",
      "P1D",
      "The longest wait between two attempts of a call, also for a Retry-After."),
  /** How often the ledger is asked for calls that are due. */
  RETRY_SWEEP_INTERVAL(
      "relay.retry.sweep-interval",
      Kind.DURATION,
      "PT0.5S",
      "PT0.05S",
      "PT1M",
      "How often the ledger is asked for calls whose retry is due."),
  /** How often the ledger is compared with the queue. */
  RECONCILIATION_INTERVAL(
      "relay.reconciliation.interval",
      Kind.DURATION,
      "PT1M",
      "PT0.5S",
      "P1D",
      "How often the ledger is compared with the queue, to find calls whose message was lost."),
  /** Zone in which a missing {@code tpDateOfCall} is derived from the start time. */
  CALL_ZONE(
      "relay.call.zone",
      Kind.ZONE,
      "Asia/Kolkata",
      "Time zone in which a missing tpDateOfCall is derived from the start time."),
  /** Who may post calls. */
  INTAKE_TOKENS(
      "relay.intake.tokens",
      Kind.TOKENS,
      null,
      "Who may post calls: name:token,name:token,… (a name may stand twice, to change its token)."
          + " None: one is made at the first start and kept in the data directory."),
  /** Who may look at and steer the relay. */
  OPERATOR_TOKENS(
      "relay.operator.tokens",
      Kind.TOKENS,
      null,
      "Who may look and act: the same form. None: one is made at the first start."),
  /** JDBC URL of the ledger. */
  LEDGER_URL(
      "relay.ledger.url",
      Kind.JDBC_URL,
      null,
      "jdbc:mysql://host:port/database of MySQL 8.4 or MariaDB 10.11 and later. None: an embedded"
          + " MariaDB under the data directory."),
  /** Database user. */
  LEDGER_USER("relay.ledger.user", Kind.TEXT, null, "The ledger's user."),
  /** Database password. */
  LEDGER_PASSWORD("relay.ledger.password", Kind.SECRET, null, "The ledger's password."),
  /** Address of an external broker. */
  BROKER_URL(
      "relay.broker.url",
      Kind.TEXT,
      null,
      "tcp://host:61616 of an Artemis broker, several separated by commas. None: an embedded"
          + " broker."),
  /** Broker user. */
  BROKER_USER("relay.broker.user", Kind.TEXT, null, "The external broker's user."),
  /** Broker password. */
  BROKER_PASSWORD("relay.broker.password", Kind.SECRET, null, "The external broker's password."),
  /** Free space below which the embedded broker refuses messages. */
  BROKER_MIN_DISK_FREE(
      "relay.broker.min-disk-free",
      Kind.BYTES,
      "536870912",
      "0",
      "1099511627776",
      "Bytes that stay free on the disk: with less, the embedded broker takes no message."),
  /** Where the relay keeps what it must not lose. */
  DATA_DIR(
      "relay.data-dir",
      Kind.PATH,
      "./relay-data",
      "Directory for the journal, the embedded ledger, generated tokens and logs."),
  /** Port on which the relay listens. */
  HTTP_PORT("relay.http.port", Kind.INTEGER, "8080", "1", "65535", "Port of the relay's API."),
  /** Address on which the relay listens. */
  HTTP_ADDRESS("relay.http.address", Kind.TEXT, "0.0.0.0", "Address on which the API listens."),
  /** Name of this relay in ledger and log. */
  NODE("relay.node", Kind.TEXT, null, "Name of this relay in ledger and log. None: the host name."),
  /** What is written to the console besides the log file. */
  LOG_CONSOLE(
      "relay.log.console",
      Kind.LOG_CONSOLE,
      "brief",
      "What the console shows besides the log file: brief (start, stop, warnings), json (every"
          + " line, for containers) or none.");

  /** What a setting's text must look like. */
  public enum Kind {
    TEXT,
    SECRET,
    INTEGER,
    BYTES,
    DURATION,
    HTTP_URL,
    JDBC_URL,
    PATH,
    ZONE,
    TOKENS,
    LOG_CONSOLE
  }

  private final String key;
  private final Kind kind;
  private final @Nullable String defaultText;
  private final @Nullable String least;
  private final @Nullable String most;
  private final String meaning;

  Setting(String key, Kind kind, @Nullable String defaultText, String meaning) {
    this(key, kind, defaultText, null, null, meaning);
  }

  Setting(
      String key,
      Kind kind,
      @Nullable String defaultText,
      @Nullable String least,
      @Nullable String most,
      String meaning) {
    this.key = key;
    this.kind = kind;
    this.defaultText = defaultText;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  /** The MicroProfile Config key. */
  public String key() {
    return key;
  }

  /** What the text must look like. */
  public Kind kind() {
    return kind;
  }

  /** The default's text, or null when the setting is empty unless given. */
  public @Nullable String defaultText() {
    return defaultText;
  }

  /** The smallest value allowed, or null. */
  public @Nullable String least() {
    return least;
  }

  /** The largest value allowed, or null. */
  public @Nullable String most() {
    return most;
  }

  /** One sentence for the person who sets it. */
  public String meaning() {
    return meaning;
  }

  /** The environment variable that sets it, by MicroProfile's rule. */
  public String environmentName() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
  }

  /** Whether the relay cannot start without it. */
  public boolean required() {
    return this == TRUEPULSE_URL;
  }
}
