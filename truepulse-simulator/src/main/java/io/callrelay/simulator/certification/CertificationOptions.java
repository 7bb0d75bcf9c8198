package io.callrelay.simulator.certification;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What to certify, and how. Immutable; start with {@link #driving} or {@link #observing}.
 *
 * @param names for the report
 * @param source where the calls come from
 * @param ports of the simulator that is started
 * @param choice what is run, and how patiently
 */
public record CertificationOptions(Names names, Source source, Ports ports, Choice choice) {

  /**
   * Names for the report.
   *
   * @param integration name and version of what is certified
   * @param certifiedBy the person who answers for the run
   */
  public record Names(String integration, String certifiedBy) {}

  /**
   * Where the simulator listens.
   *
   * @param host address of both ports
   * @param webhook 0: any free port
   * @param control 0: any free port
   */
  public record Ports(String host, int webhook, int control) {}

  /**
   * What is run.
   *
   * @param profile default short
   * @param only ids of the checks to run; empty: all
   * @param pace factor on every waiting time but the limits of promptness, default 1; below 1 for
   *     integrations that retry after milliseconds, in tests
   * @param person whether somebody is there to make calls and to answer questions
   */
  public record Choice(RunProfile profile, Set<String> only, double pace, boolean person) {
    public Choice {
      if (!(pace > 0 && pace <= 1000)) {
        throw new IllegalArgumentException("pace must be above 0 and at most 1000, not " + pace);
      }
      only = Set.copyOf(only);
    }
  }

  private static CertificationOptions of(Source source) {
    return new CertificationOptions(
        new Names("not named", "not named"),
        source,
        new Ports("127.0.0.1", 0, 0),
        new Choice(RunProfile.SHORT, Set.of(), 1, true));
  }

  /** The suite posts calls there; free ports, short profile, all checks. */
  public static CertificationOptions driving(URI intake, String token) {
    return of(new Source.Driven(intake, token, Optional.empty()));
  }

  /** A person makes the calls; free ports, short profile, all checks that can be observed. */
  public static CertificationOptions observing() {
    return of(new Source.Observed(Optional.empty(), Optional.empty()));
  }

  public CertificationOptions withSource(Source other) {
    return new CertificationOptions(names, other, ports, choice);
  }

  /** Of the relay's own API; nothing changes when calls are observed. */
  public CertificationOptions withOperatorToken(String token) {
    if (source instanceof Source.Driven driven) {
      return withSource(new Source.Driven(driven.intake(), driven.token(), Optional.of(token)));
    }
    return this;
  }

  public CertificationOptions withIntegration(String name) {
    return new CertificationOptions(new Names(name, names.certifiedBy()), source, ports, choice);
  }

  public CertificationOptions withCertifiedBy(String name) {
    return new CertificationOptions(new Names(names.integration(), name), source, ports, choice);
  }

  public CertificationOptions withHost(String host) {
    return withPorts(new Ports(host, ports.webhook(), ports.control()));
  }

  public CertificationOptions withPorts(int webhook, int control) {
    return withPorts(new Ports(ports.host(), webhook, control));
  }

  private CertificationOptions withPorts(Ports other) {
    return new CertificationOptions(names, source, other, choice);
  }

  public CertificationOptions withProfile(RunProfile profile) {
    return with(new Choice(profile, choice.only(), choice.pace(), choice.person()));
  }

  /** Ids as in the plan; {@link Certifying#run} complains of those that are not in it. */
  public CertificationOptions withOnly(Collection<String> checks) {
    Set<String> only = new LinkedHashSet<>(checks);
    return with(new Choice(choice.profile(), only, choice.pace(), choice.person()));
  }

  public CertificationOptions withPace(double pace) {
    return with(new Choice(choice.profile(), choice.only(), pace, choice.person()));
  }

  /** Nobody is asked; what only a person can judge ends as REVIEW. */
  public CertificationOptions withNoPerson() {
    return with(new Choice(choice.profile(), choice.only(), choice.pace(), false));
  }

  private CertificationOptions with(Choice other) {
    return new CertificationOptions(names, source, ports, other);
  }
}
