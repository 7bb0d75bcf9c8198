package io.callrelay.simulator.certification;

import java.net.URI;
import java.time.Duration;
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
   * @param tempo how patiently
   * @param person whether somebody is there to make calls and to answer questions
   */
  public record Choice(RunProfile profile, Set<String> only, Tempo tempo, boolean person) {
    public Choice {
      only = Set.copyOf(only);
    }
  }

  /**
   * Factors on the times of the profile, above 0 and at most 1000; 1 for what they are.
   *
   * @param pace on every waiting time; below 1 for integrations that retry after milliseconds
   * @param promptness on the limits of promptness, which are the specification's and not the
   *     suite's; other than 1 only where a slow machine and not an integration is to be allowed for
   */
  public record Tempo(double pace, double promptness) {
    private static final double MOST = 1000;

    /** The times as they are. */
    public static final Tempo USUAL = new Tempo(1, 1);

    public Tempo {
      require("pace", pace);
      require("promptness", promptness);
    }

    private static void require(String name, double factor) {
      if (!(factor > 0 && factor <= MOST)) {
        throw new IllegalArgumentException(
            name + " must be above 0 and at most 1000, not " + factor);
      }
    }

    /** A time of the profile at this pace, at least a millisecond. */
    public Duration paced(Duration time) {
      return times(time, pace);
    }

    /** A limit of promptness. */
    public Duration limit(Duration time) {
      return times(time, promptness);
    }

    private static Duration times(Duration time, double factor) {
      return Duration.ofMillis(Math.max(1, Math.round(time.toMillis() * factor)));
    }
  }

  private static CertificationOptions of(Source source) {
    return new CertificationOptions(
        new Names("not named", "not named"),
        source,
        new Ports("127.0.0.1", 0, 0),
        new Choice(RunProfile.SHORT, Set.of(), Tempo.USUAL, true));
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
    return with(new Choice(profile, choice.only(), choice.tempo(), choice.person()));
  }

  /** Ids as in the plan; {@link Certifying#run} complains of those that are not in it. */
  public CertificationOptions withOnly(Collection<String> checks) {
    Set<String> only = new LinkedHashSet<>(checks);
    return with(new Choice(choice.profile(), only, choice.tempo(), choice.person()));
  }

  /** A factor on every waiting time but the limits of promptness. */
  public CertificationOptions withPace(double pace) {
    return with(new Tempo(pace, choice.tempo().promptness()));
  }

  /** A factor on the limits of promptness, for slow machines. */
  public CertificationOptions withPromptness(double factor) {
    return with(new Tempo(choice.tempo().pace(), factor));
  }

  private CertificationOptions with(Tempo tempo) {
    return with(new Choice(choice.profile(), choice.only(), tempo, choice.person()));
  }

  /** Nobody is asked; what only a person can judge ends as REVIEW. */
  public CertificationOptions withNoPerson() {
    return with(new Choice(choice.profile(), choice.only(), choice.tempo(), false));
  }

  private CertificationOptions with(Choice other) {
    return new CertificationOptions(names, source, ports, other);
  }
}
