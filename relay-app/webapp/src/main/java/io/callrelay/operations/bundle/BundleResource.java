package io.callrelay.operations.bundle;

import io.callrelay.ledger.Act;
import io.callrelay.ledger.Act.Kind;
import io.callrelay.ledger.Act.Target;
import io.callrelay.ledger.Acts;
import io.callrelay.ledger.Evidence;
import io.callrelay.ledger.Incidents;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives support bundles (S8.2). */
@Path("support-bundle")
@ApplicationScoped
@Tag(ref = "operations")
public class BundleResource {
  /** Each reads the ledger for as long as it takes. */
  private static final int MOST_AT_ONCE = 2;

  private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  @Inject private Bundles bundles;
  @Inject private Evidence ledger;
  @Inject private Incidents incidents;
  @Inject private Acts acts;
  @Inject private Clock clock;

  private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public BundleResource() {}

  /** The bundle of a time or of an incident. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Operation(
      summary = "A zip with all attempts of a time or of an incident, for True Pulse's support",
      description =
          "attempts.ndjson and attempts.csv with the full answers, summary.html for people,"
              + " relay.json, SHA256SUMS. Phone numbers are masked unless an admin asks for"
              + " numbers=full, which is recorded.")
  @Parameter(name = "from", example = "2025-10-23T04:00:00Z", description = "Attempts from then on")
  @Parameter(
      name = "to",
      example = "2025-10-23T05:00:00Z",
      description = "before then; at most 31 days")
  @Parameter(name = "incident", description = "Id of an incident, in place of from and to")
  @Parameter(name = "numbers", example = "masked", description = "masked (default) or full")
  @APIResponse(
      responseCode = "200",
      description = "The zip; one that ends early cannot be opened",
      content = @Content(mediaType = "application/zip"))
  @APIResponse(
      responseCode = "422",
      description = "A parameter is wrong",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down, or two bundles are being made already",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("incident") String incident,
      @QueryParam("numbers") String numbers,
      @Context SecurityContext caller) {
    BundleQuery query =
        BundleQuery.read(
            new BundleQuery.Parameters(from, to, incident, numbers), incidents, clock.instant());
    if (query instanceof BundleQuery.Wanted wanted) {
      boolean allowed = !wanted.contents().fullNumbers() || caller.isUserInRole("admin");
      return allowed ? make(wanted.contents(), caller) : adminsOnly();
    }
    return ((BundleQuery.Wrong) query).problem().response();
  }

  private Response make(Contents contents, SecurityContext caller) {
    if (atOnce.availablePermits() == 0) {
      return tooMany();
    }
    // Asked now, while the answer can still be that the ledger is down.
    ledger.page(contents.range(), Optional.empty(), 1);
    acts.record(
        new Act(
            caller.getUserPrincipal().getName(),
            contents.fullNumbers() ? "bundle-with-numbers-made" : "bundle-made",
            new Target(Kind.BUNDLE, contents.fileName()),
            "",
            "attempts from %s to %s".formatted(contents.range().from(), contents.range().to())));
    StreamingOutput zip = to -> write(contents, to);
    return Response.ok(zip, "application/zip")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"%s\"".formatted(contents.fileName()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  /** Takes its turn here and not before: whoever asks by HEAD is written nothing. */
  private void write(Contents contents, OutputStream to) throws IOException {
    atOnce.acquireUninterruptibly();
    try {
      bundles.write(contents, to);
    } catch (LedgerUnavailable e) {
      throw new IOException("the ledger went down while the bundle was written", e);
    } finally {
      atOnce.release();
    }
  }

  private static Response adminsOnly() {
    return Problem.of(
            403,
            "forbidden",
            "Full numbers are for admins",
            "Ask without numbers=full, or as somebody with the role admin.")
        .response();
  }

  private static Response tooMany() {
    return Problem.of(
            503,
            "too-many-bundles",
            "Enough bundles are being made",
            "%d bundles are made at once at most; ask again later.".formatted(MOST_AT_ONCE))
        .retryAfter(ASK_AGAIN)
        .response();
  }
}
