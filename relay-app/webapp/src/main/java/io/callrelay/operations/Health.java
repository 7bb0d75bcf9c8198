package io.callrelay.operations;

import io.callrelay.delivery.Gate;
import io.callrelay.delivery.GateSnapshot;
import io.callrelay.ledger.Ledger;
import io.callrelay.queue.QueueProbe;
import io.callrelay.retry.Reconciling;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * What load balancers and supervisors ask. The relay is ready as long as it can keep a call: with
 * either queue or ledger down it still is, and says so in the check's data.
 */
@ApplicationScoped
class Health {
  @Inject private QueueProbe queue;
  @Inject private Ledger ledger;
  @Inject private Gate gate;
  @Inject private Reconciling reconciling;

  /** Touches no neighbour: restarting the relay mends none of them. */
  @Produces
  @Liveness
  HealthCheck live() {
    return () -> HealthCheckResponse.up("relay");
  }

  /** The queue has given back what was sent to it, and delivery takes messages from it. */
  @Produces
  @Startup
  HealthCheck started() {
    return () ->
        HealthCheckResponse.named("relay-started")
            .status(queue.everAnswered() && deliveryTakesMessages())
            .build();
  }

  /** Calls can be kept somewhere. */
  @Produces
  @Readiness
  HealthCheck intake() {
    return () ->
        HealthCheckResponse.named("relay-intake")
            .status(queue.problem().isEmpty() || ledger.problem().isEmpty())
            .build();
  }

  /** A queue that has never worked is wrongly set up; one that went away comes back. */
  @Produces
  @Readiness
  HealthCheck queue() {
    return () -> part("relay-queue", queue.everAnswered(), queue.problem());
  }

  @Produces
  @Readiness
  HealthCheck ledger() {
    return () -> part("relay-ledger", true, ledger.problem());
  }

  /** Messages come out of the queue, or are known to wait at the gate. */
  @Produces
  @Readiness
  HealthCheck delivery() {
    return () ->
        HealthCheckResponse.named("relay-delivery")
            .status(deliveryTakesMessages() || !queue.everAnswered())
            .withData("gate", gate.snapshot().state().name())
            .build();
  }

  private boolean deliveryTakesMessages() {
    return reconciling.lastMarkerTaken().isPresent()
        || gate.snapshot().state() != GateSnapshot.State.OPEN;
  }

  private static HealthCheckResponse part(String name, boolean up, Optional<String> problem) {
    HealthCheckResponseBuilder check =
        HealthCheckResponse.named(name).status(up).withData("available", problem.isEmpty());
    problem.ifPresent(words -> check.withData("problem", words));
    return check.build();
  }
}
