package io.callrelay.platform.http;

import io.callrelay.platform.Json;
import io.callrelay.platform.Json.Fields;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** An error as the API answers it: {@code application/problem+json} (RFC 9457). */
public final class Problem {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String URN = "urn:callrelay:problem:";

  private final int status;
  private final String type;
  private final String title;
  private final String detail;
  private final Fields members;
  private final Optional<Duration> retryAfter;

  private Problem(int status, String type, String title, String detail, Extras extras) {
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.members = extras.members();
    this.retryAfter = extras.retryAfter();
  }

  private record Extras(Fields members, Optional<Duration> retryAfter) {}

  /**
   * A problem of a kind of its own.
   *
   * @param kind a word for programs, for example {@code conflict}
   * @param title what kind of problem it is, for people
   * @param detail what happened this time and what would be right
   */
  public static Problem of(int status, String kind, String title, String detail) {
    return new Problem(status, URN + kind, title, detail, new Extras(json -> {}, Optional.empty()));
  }

  /** A problem that says no more than its HTTP status. */
  public static Problem ofStatus(int status, String detail) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "HTTP " + status : known.getReasonPhrase();
    return new Problem(
        status, "about:blank", title, detail, new Extras(json -> {}, Optional.empty()));
  }

  /** The same, with members besides the usual ones. */
  public Problem with(Fields more) {
    return new Problem(status, type, title, detail, new Extras(more, retryAfter));
  }

  /** The same, saying when it is worth asking again. */
  public Problem retryAfter(Duration wait) {
    return new Problem(status, type, title, detail, new Extras(members, Optional.of(wait)));
  }

  /** Its HTTP status. */
  public int status() {
    return status;
  }

  /** What happened, in words. */
  public String detail() {
    return detail;
  }

  /** When it is worth asking again, if that was said. */
  public Optional<Duration> waiting() {
    return retryAfter;
  }

  /** Its body. */
  public String json() {
    return Json.object(
        json -> {
          json.writeStringField("type", type);
          json.writeStringField("title", title);
          json.writeNumberField("status", status);
          json.writeStringField("detail", detail);
          members.write(json);
        });
  }

  /** The answer that carries it. */
  public Response response() {
    Response.ResponseBuilder answer =
        Response.status(status).type(MEDIA_TYPE).entity(json().getBytes(StandardCharsets.UTF_8));
    retryAfter.ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    return answer.build();
  }
}
