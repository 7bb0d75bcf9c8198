package io.callrelay.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import io.callrelay.delivery.Gate;
import io.callrelay.ledger.CallState;
import io.callrelay.ledger.Ledger;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.NodeName;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.queue.QueueProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the relay is, as this node sees it. */
@Path("status")
@ApplicationScoped
@Tag(ref = "operations")
public class StatusResource {
  @Inject private NodeName node;
  @Inject private Ledger ledger;
  @Inject private QueueProbe queue;
  @Inject private Gate gate;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public StatusResource() {}

  /** Answers 200 also while neighbours are down: then it says so, and counts no calls. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ledger, queue, delivery, and how many calls are in each state")
  @APIResponse(responseCode = "200", description = "How the relay is")
  public Response get() {
    return JsonAnswer.of(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStringField("node", node.value());
    json.writeStringField("version", Version.CURRENT);
    StatusJson.writeNeighbour(json, "queue", queue.problem());
    StatusJson.writeDelivery(json, gate.snapshot());
    Optional<String> problem = ledger.problem();
    StatusJson.writeNeighbour(json, "ledger", problem.isPresent() ? problem : writeCounts(json));
  }

  /** Why the calls could not be counted, if the ledger went down just now. */
  private Optional<String> writeCounts(JsonGenerator json) throws IOException {
    Map<CallState, Long> counts;
    try {
      counts = ledger.countByState();
    } catch (LedgerUnavailable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    json.writeObjectFieldStart("calls");
    for (CallState state : CallState.values()) {
      json.writeNumberField(state.name(), counts.getOrDefault(state, 0L));
    }
    json.writeEndObject();
    return Optional.empty();
  }
}
