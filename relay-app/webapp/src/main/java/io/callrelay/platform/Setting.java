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
  /** Whether calls may travel unencrypted. */
  TRUEPULSE_ALLOW_HTTP(
      "relay.truepulse.allow-http",
      Kind.SWITCH,
      "false",
      "Whether calls may go to another machine unencrypted: an http URL is refused without it,"
          + " unless its host is this machine."),
  /** Whose certificates are trusted. */
  TRUEPULSE_TRUST(
      "relay.truepulse.trust",
      Kind.FILE,
      null,
      "PEM file with the authorities, or the very certificates, that True Pulse's endpoint must"
          + " show. None: those that Java trusts."),
  /** The relay's own certificate. */
  TRUEPULSE_CERTIFICATE(
      "relay.truepulse.client-certificate",
      Kind.FILE,
      null,
      "PEM file with the certificate by which the relay proves who it is (mutual TLS), its chain"
          + " behind it."),
  /** The key of the relay's own certificate. */
  TRUEPULSE_KEY(
      "relay.truepulse.client-key",
      Kind.FILE,
      null,
      "PEM file with the key of that certificate: PKCS#8, not encrypted."),
  /** By which proxy True Pulse is reached. */
  TRUEPULSE_PROXY(
      "relay.truepulse.proxy",
      Kind.HOST_AND_PORT,
      null,
      "host:port of the HTTP proxy through which True Pulse is reached. None: directly."),
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
      Kind.INTAKE_TOKENS,
      null,
      "Who may post calls: name:token,name:token,… (a name may stand twice, to change its token)."
          + " None: one is made at the first start and kept in the data directory."),
  /** How many requests a source may send. */
  INTAKE_RATE(
      "relay.intake.rate",
      Kind.INTEGER,
      "1000",
      "1",
      "1000000",
      "How many requests a second each source may send for long; more are answered 429."),
  /** How many requests a source may send at once. */
  INTAKE_BURST(
      "relay.intake.burst",
      Kind.INTEGER,
      "5000",
      "1",
      "1000000",
      "How many requests a source that was quiet may send at once before its rate holds."),
  /** How long a body may take. */
  INTAKE_BODY_TIMEOUT(
      "relay.intake.body-timeout",
      Kind.DURATION,
      "PT10S",
      "PT0.1S",
      "PT5M",
      "Longest time for the body of a posted call to arrive."),
  /** Who may look at and steer the relay. */
  OPERATOR_TOKENS(
      "relay.operator.tokens",
      Kind.OPERATOR_TOKENS,
      null,
      "Programs that may look and act: name:token,name:token:viewer,name:token:admin,… (without a"
          + " role: operator). None: one of an operator is made at the first start."),
  /** Password of the first user. */
  CONSOLE_ADMIN_PASSWORD(
      "relay.console.admin-password",
      Kind.SECRET,
      null,
      "Password of the user 'admin', who is made when the ledger has no user yet. None: one is made"
          + " and shown once."),
  /** After how long without a request a log-in ends. */
  CONSOLE_IDLE(
      "relay.console.idle-timeout",
      Kind.DURATION,
      "PT30M",
      "PT1M",
      "P1D",
      "After so long without a request, whoever logged in to the console is logged out."),
  /** After how long a log-in ends in any case. */
  CONSOLE_LONGEST(
      "relay.console.session-timeout",
      Kind.DURATION,
      "PT12H",
      "PT5M",
      "P7D",
      "After so long, whoever logged in to the console must log in again."),
  /** Who vouches for people who log in by OpenID Connect. */
  OIDC_ISSUER(
      "relay.oidc.issuer",
      Kind.HTTP_URL,
      null,
      "Issuer of the OpenID provider by which people may log in to the console, exactly as its"
          + " discovery document names it: https://sso.example.com/realms/operations, for example."
          + " None: only built-in users log in."),
  /** As what the relay is known there. */
  OIDC_CLIENT_ID(
      "relay.oidc.client-id",
      Kind.TEXT,
      null,
      "The client ID under which the relay is registered with the OpenID provider."),
  /** How the relay proves that to the provider. */
  OIDC_CLIENT_SECRET("relay.oidc.client-secret", Kind.SECRET, null, "The secret of that client."),
  /** What the provider is asked for. */
  OIDC_SCOPES(
      "relay.oidc.scopes",
      Kind.SCOPES,
      "openid profile email",
      "Scopes that the provider is asked for, separated by blanks; openid is one of them."),
  /** By which name a person is recorded. */
  OIDC_NAME_CLAIM(
      "relay.oidc.name-claim",
      Kind.TEXT,
      "preferred_username",
      "Claim of the ID token with the name under which a person's acts are recorded; sub where it"
          + " is missing."),
  /** Where a person's roles are found. */
  OIDC_ROLES_CLAIM(
      "relay.oidc.roles-claim",
      Kind.TEXT,
      "roles",
      "Claim of the ID token with a person's roles or groups; dots lead into objects, as in"
          + " realm_access.roles."),
  /** What makes a viewer. */
  OIDC_ROLE_VIEWER(
      "relay.oidc.role-viewer",
      Kind.WORDS,
      null,
      "Values of that claim that make a viewer, separated by commas. Whoever has none that makes"
          + " anything is not let in."),
  /** What makes an operator. */
  OIDC_ROLE_OPERATOR(
      "relay.oidc.role-operator", Kind.WORDS, null, "Values of that claim that make an operator."),
  /** What makes an admin. */
  OIDC_ROLE_ADMIN(
      "relay.oidc.role-admin", Kind.WORDS, null, "Values of that claim that make an admin."),
  /** What the button says. */
  OIDC_LABEL(
      "relay.oidc.label",
      Kind.TEXT,
      "Log in with single sign-on",
      "What the button on the console's log-in page says."),
  /** Whose certificates are trusted there. */
  OIDC_TRUST(
      "relay.oidc.trust",
      Kind.FILE,
      null,
      "PEM file with the authorities, or the very certificates, that the OpenID provider must show."
          + " None: those that Java trusts."),
  /** By which proxy the provider is reached. */
  OIDC_PROXY(
      "relay.oidc.proxy",
      Kind.HOST_AND_PORT,
      null,
      "host:port of the HTTP proxy through which the relay reaches the OpenID provider. None:"
          + " directly."),
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
      "tcp://host:61616 or, with TLS, ssl://host:61616 of an Artemis broker; of several, separated by"
          + " commas, the next is taken when one is gone. None: an embedded broker."),
  /** Whom the broker must be. */
  BROKER_TRUST(
      "relay.broker.trust",
      Kind.FILE,
      null,
      "PEM file with the authorities, or the very certificates, that a broker at ssl:// must show."
          + " None: those that Java trusts."),
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
  /** Port on which the relay listens with TLS. */
  HTTPS_PORT(
      "relay.https.port",
      Kind.INTEGER,
      null,
      "1",
      "65535",
      "Port of the relay's API with TLS, beside the other. None: no TLS."),
  /** The relay's certificate for those who call it. */
  HTTPS_CERTIFICATE(
      "relay.https.certificate",
      Kind.FILE,
      null,
      "PEM file with the certificate that the relay shows on that port, its chain behind it."),
  /** The key of that certificate. */
  HTTPS_KEY(
      "relay.https.key",
      Kind.FILE,
      null,
      "PEM file with the key of that certificate: PKCS#8, not encrypted."),
  /** Name of this relay in ledger and log. */
  NODE("relay.node", Kind.TEXT, null, "Name of this relay in ledger and log. None: the host name."),
  /** After how long without a verdict support is told (S7.4). */
  SUPPORT_ENDPOINT_LIMIT(
      "relay.support.endpoint-limit",
      Kind.DURATION,
      "PT5M",
      "PT1S",
      "P1D",
      "Support is told when True Pulse has given no verdict for so long (S7.4)."),
  /** After how long a failing call is told of (S7.4). */
  SUPPORT_CALL_LIMIT(
      "relay.support.call-limit",
      Kind.DURATION,
      "PT15M",
      "PT1S",
      "P7D",
      "Support is told when a call has failed for so long (S7.4)."),
  /** After how long a missing neighbour is told of. */
  SUPPORT_PART_LIMIT(
      "relay.support.part-limit",
      Kind.DURATION,
      "PT1M",
      "PT1S",
      "P1D",
      "Support is told when ledger or queue have been down for so long."),
  /** How many rejected bodies are told of. */
  SUPPORT_QUARANTINE_LIMIT(
      "relay.support.quarantine-limit",
      Kind.INTEGER,
      "10",
      "1",
      "1000000",
      "Support is told when so many bodies were rejected within the quarantine window."),
  /** The time in which rejected bodies are counted. */
  SUPPORT_QUARANTINE_WINDOW(
      "relay.support.quarantine-window",
      Kind.DURATION,
      "PT1H",
      "PT1S",
      "P7D",
      "The time in which rejected bodies are counted."),
  /** How much free disk is too little. */
  SUPPORT_MIN_DISK_FREE(
      "relay.support.min-disk-free",
      Kind.BYTES,
      "2147483648",
      "0",
      "1099511627776",
      "Support is told when the data directory's disk has fewer bytes free."),
  /** How long a cause must be gone. */
  SUPPORT_CALM(
      "relay.support.calm",
      Kind.DURATION,
      "PT1M",
      "PT1S",
      "P1D",
      "An incident is over when its cause has been gone for so long."),
  /** How long until support is reminded. */
  SUPPORT_REMIND_FIRST(
      "relay.support.remind-first",
      Kind.DURATION,
      "PT1H",
      "PT1S",
      "P7D",
      "Time from the first message about an incident to the first reminder; it doubles with each."),
  /** The longest time between reminders. */
  SUPPORT_REMIND_MAX(
      "relay.support.remind-max",
      Kind.DURATION,
      "P1D",
      "PT1S",
      "P30D",
      "The longest time between two reminders."),
  /** How often the relay looks for trouble. */
  SUPPORT_WATCH_INTERVAL(
      "relay.support.watch-interval",
      Kind.DURATION,
      "PT10S",
      "PT0.1S",
      "PT5M",
      "How often each relay looks whether something is wrong, and sends what is to be told."),
  /** Who is told by mail. */
  SUPPORT_MAIL_TO(
      "relay.support.mail-to",
      Kind.MAIL_ADDRESSES,
      null,
      "Who is told by mail: address,address,… None: nobody."),
  /** Whether True Pulse is told too (S8.2, S10). */
  SUPPORT_MAIL_TRUE_PULSE(
      "relay.support.mail-true-pulse",
      Kind.SWITCH,
      "false",
      "Whether True Pulse's support (support@truepulse.com, S10) gets the mails too: true or"
          + " false."),
  /** Whose mails they are. */
  SUPPORT_MAIL_FROM(
      "relay.support.mail-from",
      Kind.MAIL_ADDRESSES,
      null,
      "Sender of the mails. Required when there is somebody to tell by mail."),
  /** How much is attached. */
  SUPPORT_MAIL_ATTACHMENT(
      "relay.support.mail-attachment",
      Kind.BYTES,
      "5242880",
      "65536",
      "26214400",
      "Largest support bundle that is attached to a mail, in bytes; the newest attempts that fit."),
  /** The mail server. */
  SUPPORT_SMTP_HOST(
      "relay.support.smtp-host",
      Kind.TEXT,
      null,
      "The mail server. Required when there is somebody to tell by mail."),
  /** Its port. */
  SUPPORT_SMTP_PORT(
      "relay.support.smtp-port", Kind.INTEGER, "587", "1", "65535", "The mail server's port."),
  /** Whom the mail server knows the relay as. */
  SUPPORT_SMTP_USER(
      "relay.support.smtp-user", Kind.TEXT, null, "The mail server's user. None: no log-in."),
  /** That user's password. */
  SUPPORT_SMTP_PASSWORD(
      "relay.support.smtp-password", Kind.SECRET, null, "The mail server's password."),
  /** How the connection to the mail server is kept secret. */
  SUPPORT_SMTP_TLS(
      "relay.support.smtp-tls",
      Kind.SMTP_TLS,
      "starttls",
      "How the connection to the mail server is encrypted: starttls, tls (from the first byte) or"
          + " none."),
  /** Who is told by webhook. */
  SUPPORT_WEBHOOK_URL(
      "relay.support.webhook-url",
      Kind.SECRET_URL,
      null,
      "Where incidents are posted besides: an https URL, or http on this machine. A secret. None:"
          + " nowhere."),
  /** How that is written. */
  SUPPORT_WEBHOOK_FORM(
      "relay.support.webhook-form",
      Kind.WEBHOOK_FORM,
      "json",
      "What is posted there: slack, teams or json."),
  /** Where people reach the relay. */
  SUPPORT_LINK(
      "relay.support.link",
      Kind.HTTP_URL,
      null,
      "Address at which people reach this relay, for links in messages and for OpenID Connect; the"
          + " console is at /console/ below it. None: no links."),
  /** How long delivered calls are kept. */
  RETENTION(
      "relay.retention.delivered",
      Kind.DURATION,
      null,
      "P1D",
      "P3650D",
      "So long after delivery a call and its attempts are deleted; undelivered calls never are."
          + " None: they are kept for ever."),
  /** Where traces are sent. */
  TRACING_URL(
      "relay.tracing.url",
      Kind.HTTP_URL,
      null,
      "Where traces are sent by OTLP over HTTP, for example http://collector:4318/v1/traces. None:"
          + " nothing is traced."),
  /** How many of the traces that begin here are recorded. */
  TRACING_SAMPLED(
      "relay.tracing.sampled-percent",
      Kind.INTEGER,
      "100",
      "0",
      "100",
      "How many of a hundred traces that begin at the relay are recorded; one that telephony began"
          + " is recorded when its traceparent says so."),
  /** Whether True Pulse is told of traces, which its specification does not know. */
  TRUEPULSE_TRACE_HEADERS(
      "relay.truepulse.trace-headers",
      Kind.SWITCH,
      "false",
      "Whether True Pulse is sent traceparent and tracestate, of which S4 says nothing: true or"
          + " false."),
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
    FILE,
    HOST_AND_PORT,
    ZONE,
    INTAKE_TOKENS,
    OPERATOR_TOKENS,
    LOG_CONSOLE,
    SWITCH,
    MAIL_ADDRESSES,
    SECRET_URL,
    SMTP_TLS,
    WEBHOOK_FORM,
    SCOPES,
    WORDS
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
