package io.callrelay.simulator.tls;

/** What a client finds wrong with the certificate that it is shown. */
public enum CertificateKind {
  /** Nothing, when it trusts the authority; the given certificate when one was given. */
  GOOD,
  /** Of the authority and for the right host, but it ended yesterday. */
  EXPIRED,
  /** For the right host and in time, but vouched for by nobody. */
  SELF_SIGNED,
  /** Of the authority and in time, but for {@code wrong-host.invalid}. */
  WRONG_HOST
}
