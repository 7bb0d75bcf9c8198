package io.callrelay.verdict;

/** Why an attempt ended as it did: a stable word for ledger, log, metrics and reports. */
public enum Reason {
  /** A 2xx whose whole body is a JSON object with status exactly SUCCESS (S6.1). */
  SUCCESS,
  /** A 2xx whose body is a JSON object with status ERROR (S6.2). */
  ERROR_ANSWER,
  /** A 2xx whose body is a JSON object with a status that S6 does not know, or with none. */
  UNKNOWN_STATUS,
  /** A 4xx, whatever its body. */
  HTTP_4XX,
  /** A 5xx, whatever its body. */
  HTTP_5XX,
  /** A 3xx: never followed. */
  REDIRECT,
  /** A 2xx without a body (204 among them). */
  EMPTY_ANSWER,
  /** A 2xx whose body is not a JSON object in UTF-8, names a field twice, or is over 64 KiB. */
  GARBAGE,
  /** The body ended before its framing said. */
  TRUNCATED,
  /** No connection: refused, no route. */
  NO_CONNECTION,
  /** The host's name is not known. */
  UNKNOWN_HOST,
  /** No connection within the connect timeout. */
  CONNECT_TIMEOUT,
  /** TLS could not be agreed, or the certificate is not trusted. */
  TLS_FAILURE,
  /** The connection broke before an answer was there. */
  CONNECTION_LOST,
  /** No whole answer within the deadline. */
  DEADLINE,
  /** What came is not HTTP. */
  NOT_HTTP
}
