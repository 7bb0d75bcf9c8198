package io.callrelay.intake;

import io.callrelay.platform.Role;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import io.callrelay.platform.metrics.Metric;
import io.callrelay.platform.metrics.Metrics;
import io.callrelay.platform.tracing.Span;
import io.callrelay.platform.tracing.TraceContext;
import io.callrelay.platform.tracing.Tracing;
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
import java.time.Duration;
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

  private static final int FIRST_DEFECT = 500;

  @Inject private AcceptingCalls accepting;
  @Inject private Settings settings;
  @Inject private Metrics metrics;
  @Inject private Tracing tracing;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public CallsResource() {}

  /** Takes one finished call. */
  @POST
  @AllowedTo(Role.INTAKE)
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
      responseCode = "408",
      description = "The body came too slowly",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "429",
      description = "More requests than this source may send; wait as Retry-After says",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "Not accepted; post it again after Retry-After",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response post(
      @Context HttpHeaders headers, @Context SecurityContext caller, InputStream entity) {
    long startedNanos = System.nanoTime();
    String source = caller.getUserPrincipal().getName();
    try (Span span = beginSpan(headers)) {
      Response answer = answer(headers, source, entity);
      span.with("http.response.status_code", answer.getStatus()).with("relay.source", source);
      if (answer.getStatus() >= FIRST_DEFECT) {
        span.failed("status " + answer.getStatus());
      }
      return answer;
    } finally {
      metrics.took(Metric.ACCEPT_DURATION, Duration.ofNanos(System.nanoTime() - startedNanos));
    }
  }

  /** Telephony's own trace is continued, when it has one. */
  private Span beginSpan(HttpHeaders headers) {
    return tracing.isOn()
        ? tracing
            .begin(
                Span.Kind.SERVER,
                "POST /api/v1/calls",
                TraceContext.read(
                    headers.getHeaderString("traceparent"), headers.getHeaderString("tracestate")))
            .with("http.request.method", "POST")
        : Span.current();
  }

  private Response answer(HttpHeaders headers, String source, InputStream entity) {
    PostedBody body =
        PostedBody.read(
            headers.getMediaType(),
            headers.getLength(),
            entity,
            settings.duration(Setting.INTAKE_BODY_TIMEOUT));
    return body.problem()
        .map(problem -> refuse(source, problem))
        .orElseGet(() -> accept(source, body.bytes()));
  }

  private Response refuse(String source, Problem problem) {
    IntakeLog.refused(source, problem);
    IntakeFigures.refused(metrics);
    return problem.response();
  }

  private Response accept(String source, byte[] body) {
    Acceptance acceptance = accepting.accept(source, body);
    IntakeLog.tell(source, acceptance);
    IntakeFigures.tell(metrics, acceptance);
    return Answers.of(acceptance);
  }
}
