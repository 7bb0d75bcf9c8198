package io.callrelay.operations.data;

import io.callrelay.call.PersonNumber;
import io.callrelay.ledger.Act;
import io.callrelay.ledger.Act.Kind;
import io.callrelay.ledger.Act.Target;
import io.callrelay.ledger.Acts;
import io.callrelay.ledger.LedgerUnavailable;
import io.callrelay.ledger.PersonalData;
import io.callrelay.ledger.PersonalData.Part;
import io.callrelay.ledger.RejectedBodies;
import io.callrelay.operations.data.NumberRequest.Meant;
import io.callrelay.operations.data.NumberRequest.Wrong;
import io.callrelay.platform.Printable;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of a person's number: given to him, or erased. For admins; each is recorded. */
@Path("personal-data")
@ApplicationScoped
@Tag(ref = "operations")
public class PersonalDataResource {
  private static final int BATCH = 100;
  private static final String NDJSON = "application/x-ndjson";
  private static final String EXAMPLE =
      "{\"number\":\"+91 98410 12345\",\"reason\":\"he asked, ticket 4711\"}";

  @Inject private PersonalData data;
  @Inject private RejectedBodies rejected;
  @Inject private Acts acts;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PersonalDataResource() {}

  /** Every call of the number with all attempts, in full. */
  @POST
  @AllowedTo(Role.ADMIN)
  @Path("export")
  @Operation(summary = "Every call of a telephone number, one JSON object a line; for admins")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(example = EXAMPLE)))
  @APIResponse(
      responseCode = "200",
      description = "The calls; the last line says how many, or the export is not whole",
      content = @Content(mediaType = NDJSON))
  @APIResponse(
      responseCode = "422",
      description = "Number or reason is wrong",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response export(@Context SecurityContext caller, InputStream entity) {
    NumberRequest request = NumberRequest.read(entity);
    if (!caller.isUserInRole("admin")) {
      return adminsOnly();
    }
    if (request instanceof Wrong wrong) {
      return wrong.problem().response();
    }
    Meant meant = (Meant) request;
    record(caller, "number-exported", meant, "every call of the number was shown");
    StreamingOutput lines = to -> export(meant.number(), to);
    return Response.ok(lines, NDJSON).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private void export(PersonNumber number, OutputStream to) throws IOException {
    try {
      long[] lines = {0};
      each(
          after -> data.export(number, after, BATCH),
          journey -> lines[0] += write(PersonalJson.line(journey), to));
      each(
          after -> rejected.export(number, after, BATCH),
          held -> lines[0] += write(PersonalJson.line(held), to));
      write(PersonalJson.end(lines[0]), to);
    } catch (LedgerUnavailable | UncheckedIOException e) {
      throw new IOException("the export ended early", e);
    }
  }

  private static int write(String line, OutputStream to) {
    try {
      to.write(line.getBytes(StandardCharsets.UTF_8));
      return 1;
    } catch (IOException e) {
      throw new UncheckedIOException("whoever asked has gone", e);
    }
  }

  private static <T> void each(Function<Optional<UUID>, Part<T>> parts, Consumer<T> item) {
    Optional<UUID> after = Optional.empty();
    do {
      Part<T> part = parts.apply(after);
      part.items().forEach(item);
      after = part.next();
    } while (after.isPresent());
  }

  /** Overwrites the number wherever it may be. */
  @POST
  @AllowedTo(Role.ADMIN)
  @Path("erase")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "Erase a telephone number from all calls that are delivered or withdrawn; for admins",
      description = "Cannot be undone. Calls that are not delivered yet are listed and kept.")
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(example = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "How many were erased, and which were kept, why")
  @APIResponse(
      responseCode = "422",
      description = "Number or reason is wrong",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response erase(@Context SecurityContext caller, InputStream entity) {
    NumberRequest request = NumberRequest.read(entity);
    if (!caller.isUserInRole("admin")) {
      return adminsOnly();
    }
    if (request instanceof Wrong wrong) {
      return wrong.problem().response();
    }
    Meant meant = (Meant) request;
    // Before anything is gone: an erasure that a crash cuts short must not be unknown.
    record(caller, "number-erasure-begun", meant, "");
    Erasure erasure = erase(meant.number());
    record(caller, "number-erased", meant, erasure.words());
    return Response.ok(
            PersonalJson.of(erasure).getBytes(StandardCharsets.UTF_8),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Erasure erase(PersonNumber number) {
    Erasure erasure = new Erasure();
    each(after -> data.erase(number, after, BATCH), erasure::add);
    each(after -> rejected.erase(number, after, BATCH), erasure::add);
    return erasure;
  }

  private void record(SecurityContext caller, String action, Meant meant, String outcome) {
    acts.record(
        new Act(
            caller.getUserPrincipal().getName(),
            action,
            new Target(Kind.DATA, Printable.maskedNumber(meant.number().digits())),
            meant.reason(),
            outcome));
  }

  private static Response adminsOnly() {
    return Problem.of(
            403,
            "forbidden",
            "This is for admins",
            "Personal data is exported and erased by somebody with the role admin.")
        .response();
  }
}
