package io.callrelay.escalation;

import io.callrelay.escalation.Cause.CallsFailing;
import io.callrelay.escalation.Cause.EndpointUnreachable;
import io.callrelay.ledger.Incident;
import io.callrelay.ledger.Incident.Start;
import io.callrelay.verdict.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When an incident is raised, goes on and is over. Pure.
 *
 * @param calm how long a cause must have been gone on all nodes
 * @param aftermath how long calls may still wait because of an endpoint that is back
 */
record IncidentPolicy(Duration calm, Duration aftermath) {
  /** Reasons that speak of one call; the others are those of an endpoint that is in trouble. */
  private static final Set<Reason> OF_THE_CALL =
      EnumSet.of(Reason.ERROR_ANSWER, Reason.UNKNOWN_STATUS, Reason.HTTP_4XX);

  /**
   * What one node sees at one time.
   *
   * @param seen causes that are there
   * @param ledgerSeen whether the ledger could be asked; if not, what only it knows may be there
   * @param since from when on this node has been looking without a gap: what another node saw must
   *     have had its time to become known
   */
  record Look(Instant at, String node, List<Sighting> seen, boolean ledgerSeen, Instant since) {}

  /** The incidents as they are after a look: those known, changed or not, and new ones. */
  List<Incident> after(List<Incident> known, Look look) {
    List<Incident> after = new ArrayList<>();
    for (Incident incident : known) {
      after.add(incident.open() ? next(incident, look) : incident);
    }
    look.seen().stream()
        .filter(sighting -> sighting.lasting() && openOf(sighting.cause(), known).isEmpty())
        .filter(sighting -> !isAftermath(sighting.cause(), known, look))
        .map(sighting -> raise(sighting, look))
        .forEach(after::add);
    return after;
  }

  private Incident next(Incident incident, Look look) {
    Optional<Sighting> seen =
        look.seen().stream().filter(s -> s.cause().key().equals(incident.cause())).findAny();
    if (seen.isPresent()) {
      return incident.seen(look.at(), seen.get().calls(), seen.get().words());
    }
    boolean blind = !look.ledgerSeen() && Cause.of(incident.cause()).seenInLedgerOnly();
    boolean calmFor =
        isPast(incident.sight().at().plus(calm), look) && isPast(look.since().plus(calm), look);
    return !blind && calmFor ? incident.over(incident.sight().at()) : incident;
  }

  private static boolean isPast(Instant time, Look look) {
    return !time.isAfter(look.at());
  }

  private static Optional<Incident> openOf(Cause cause, List<Incident> known) {
    return known.stream()
        .filter(incident -> incident.open() && incident.cause().equals(cause.key()))
        .findAny();
  }

  /** Whether calls fail only because the endpoint is away, or was until just now. */
  private boolean isAftermath(Cause cause, List<Incident> known, Look look) {
    if (!(cause instanceof CallsFailing failing) || OF_THE_CALL.contains(failing.reason())) {
      return false;
    }
    Cause endpoint = new EndpointUnreachable();
    return look.seen().stream().anyMatch(sighting -> sighting.cause().equals(endpoint))
        || known.stream()
            .filter(incident -> incident.cause().equals(endpoint.key()))
            .anyMatch(incident -> !isPast(incident.sight().at().plus(aftermath), look));
  }

  private static Incident raise(Sighting sighting, Look look) {
    return Incident.raised(
        new Start(sighting.cause().key(), sighting.since(), look.at(), look.node()),
        sighting.calls(),
        sighting.words());
  }
}
