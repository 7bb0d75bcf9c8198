package io.callrelay.operations;

import io.callrelay.ledger.CallFilter;
import io.callrelay.ledger.CallSearch;
import io.callrelay.ledger.CallView;
import io.callrelay.ledger.Cursor;
import io.callrelay.ledger.Page;
import io.callrelay.platform.Role;
import io.callrelay.platform.http.AllowedTo;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calls by filter, page by page. */
@Path("calls")
@ApplicationScoped
@Tag(ref = "operations")
public class SearchResource {
  @Inject private CallSearch search;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SearchResource() {}

  /** A page of calls, newest first. */
  @GET
  @AllowedTo(Role.VIEWER)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Calls by state, status, reason, time, number, customer; newest first")
  @APIResponse(responseCode = "200", description = "A page of calls; numbers masked")
  @APIResponse(
      responseCode = "422",
      description = "A parameter is wrong; names each",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "503",
      description = "The ledger is down",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response get(@Context UriInfo uri) {
    FieldErrors errors = new FieldErrors();
    Given given = new Given(uri.getQueryParameters(), errors);
    given.only(names());
    CallFilter filter = FilterReading.read(given, errors);
    Optional<Cursor> cursor = given.cursor();
    int limit = given.limit();
    return errors.any() ? errors.problem().response() : answer(search.page(filter, cursor, limit));
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(FilterReading.NAMES);
    names.addAll(Given.PAGE);
    return names;
  }

  private Response answer(Page<CallView> page) {
    return JsonAnswer.of(
        json -> {
          PageJson.write(
              json,
              "calls",
              page,
              (each, call) -> FoundCallJson.write(each, call, search.needsAttention(call)));
          OrNull.time(json, "searchedBackTo", page.searchedBackTo());
        });
  }
}
