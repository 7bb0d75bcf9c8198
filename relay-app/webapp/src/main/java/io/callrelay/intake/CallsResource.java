package io.callrelay.intake;

import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where telephony posts its calls. */
@Path("calls")
@ApplicationScoped
@Tag(name = "intake", description = "For telephony")
public class CallsResource {
  private static final String SAMPLE =
      """
      {
        "tpCallID": "9884420011",
        "tpCustomerID": "78521",
        "tpCustomerName": "ASG",
        "tpCallerNumber": "9841012345",
        "tpDIDNumber": "02269112345",
        "tpDateOfCall": "23-10-2025",
        "tpCallStartTime": "2025-10-23T04:26:31.05Z",
        "tpCallEndTime": "2025-10-23T04:37:31.05Z",
        "tpDTMF": "51",
        "tpCallStatus": "Answered",
        "tpCallRecordingPath": "https://domainname.com/ASG/Recordings/abc-1234.wav"
      }
      """;

  @Inject private AcceptingCalls accepting;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected CallsResource() {}

  /** Takes one finished call. */
  @POST
  @Operation(
      summary = "Tell of a finished call",
      description =
          "The body is the webhook's own: tpCallID, tpCustomerID, … as JSON strings. tpDTMF and"
              + " tpCallRecordingPath may be left out, and tpDateOfCall is derived from the start"
              + " time when it is. Posting the same call again is safe.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema =
                  @Schema(
                      type = SchemaType.OBJECT,
                      requiredProperties = {
                        "tpCallID",
                        "tpCustomerID",
                        "tpCustomerName",
                        "tpCallerNumber",
                        "tpDIDNumber",
                        "tpCallStartTime",
                        "tpCallEndTime",
                        "tpCallStatus"
                      }),
              examples = @ExampleObject(name = "answered", value = SAMPLE)))
  @APIResponse(responseCode = "202", description = "New, and on disk: it will be delivered")
  @APIResponse(responseCode = "200", description = "Known, with its present state")
  @APIResponse(
      responseCode = "400",
      description = "Not one JSON object in UTF-8",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "401",
      description = "No token, or an unknown one",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "Known with other content; names the fields",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "413",
      description = "Over 64 KiB",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "415",
      description = "Not application/json",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "422",
      description = "Breaks the specification; names every violation and is kept in quarantine",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "Not accepted; post it again after Retry-After",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response post(
      @Context HttpHeaders headers, @Context SecurityContext caller, InputStream entity) {
    String source = caller.getUserPrincipal().getName();
    PostedBody body = PostedBody.read(headers.getMediaType(), headers.getLength(), entity);
    if (body.problem().isPresent()) {
      IntakeLog.refused(source, body.problem().get());
      return body.problem().get().response();
    }
    Acceptance acceptance = accepting.accept(source, body.bytes());
    IntakeLog.tell(source, acceptance);
    return Answers.of(acceptance);
  }
}
