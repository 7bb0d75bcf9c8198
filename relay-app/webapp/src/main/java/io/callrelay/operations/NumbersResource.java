package io.callrelay.operations;

import io.callrelay.call.Call;
import io.callrelay.call.CallField;
import io.callrelay.call.CallId;
import io.callrelay.ledger.Steering;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A call's numbers in full, for whoever needs them; that somebody looked is recorded. */
@Path("calls/{tpCallID:.+}/numbers")
@ApplicationScoped
@Tag(ref = "operations")
public class NumbersResource {
  private static final List<CallField> NUMBERS =
      List.of(CallField.ID, CallField.CALLER_NUMBER, CallField.DID_NUMBER, CallField.DTMF);

  @Inject private Steering steering;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public NumbersResource() {}

  /** The numbers. */
  @GET
  @AllowedTo(Role.OPERATOR)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "A call's numbers in full; the look is recorded as an act")
  @APIResponse(responseCode = "200", description = "The numbers")
  @APIResponse(
      responseCode = "404",
      description = "No such call",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@PathParam("tpCallID") String id, @Context SecurityContext caller) {
    String who = caller.getUserPrincipal().getName();
    Optional<Call> call =
        CallId.isValid(id) ? steering.showNumbers(new CallId(id), who) : Optional.empty();
    return call.map(NumbersResource::answer).orElseGet(() -> CallResource.unknown().response());
  }

  private static Response answer(Call call) {
    return JsonAnswer.of(
        json -> {
          for (CallField field : NUMBERS) {
            json.writeStringField(field.jsonName(), call.value(field));
          }
        });
  }
}
