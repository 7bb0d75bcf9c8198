package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Delivery.Part;
import io.callrelay.simulator.script.Delivery.Point;
import io.callrelay.simulator.spec.Header;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The usual step of a script: what to say, how to deliver or break it, how late, and whether the
 * vendor took the call.
 *
 * <p>An answer accepts the call when it is built from {@link #success()}, whatever fault is put on
 * top: the ledger then has the call although its sender may never learn it. {@link #accepting()}
 * and {@link #notAccepting()} say otherwise. Immutable.
 *
 * @param response what it says
 * @param delivery how that goes over the wire
 * @param delay from the arrival of the request to the first byte; default none
 * @param accepts whether the vendor takes the call
 */
public record Answer(Response response, Delivery delivery, Duration delay, boolean accepts)
    implements Step {
  private static final String JSON = "application/json";

  /** `S6.1`. */
  public static Answer success() {
    return status(200, body("SUCCESS", "Data added successfully.")).accepting();
  }

  /** `S6.2` with HTTP status 200; see {@link #withStatus}. */
  public static Answer error(String message) {
    return status(200, body("ERROR", message));
  }

  /** Any HTTP status, with an S6.2 body that names it. */
  public static Answer status(int status) {
    return status(status, body("ERROR", "HTTP status " + status));
  }

  /** Any HTTP status with this body as {@code application/json}. */
  public static Answer status(int status, String body) {
    return raw(status).withContentType(JSON).withBody(body);
  }

  /** 301, 302, 307, 308 or any other redirect. */
  public static Answer redirect(int status, String location) {
    return raw(status).withHeader("Location", location);
  }

  /** 200 and no body. */
  public static Answer empty() {
    return raw(200).withContentType(JSON);
  }

  /** 204. */
  public static Answer noContent() {
    return raw(204);
  }

  /** A JSON object that says ERROR and SUCCESS. */
  public static Answer duplicateStatus() {
    return status(
        200, "{\"status\":\"ERROR\",\"status\":\"SUCCESS\",\"message\":\"which is it?\"}");
  }

  /** 200 with a body that is almost, but not, the answer of S6.1. */
  public static Answer odd(OddBody body) {
    return body.answer();
  }

  /** 200 with a body of so many bytes of JSON white space; memory does not grow with it. */
  public static Answer hugeBody(long bytes) {
    return empty().with(new Delivery.Huge(bytes));
  }

  /** 200 with a body that never ends. */
  public static Answer endlessBody() {
    return empty().with(new Delivery.Endless());
  }

  /** The lost acknowledgement: the vendor has the call, the sender sees a reset (`S7.3`). */
  public static Answer acceptThenReset() {
    return success().resettingBeforeHeaders();
  }

  /** The vendor has the call, and its sender hears nothing, not even an end (`S7.3`). */
  public static Answer acceptThenSilence() {
    return success().neverSent();
  }

  /** The request is read, then the connection is reset. */
  public static Answer resetBeforeHeaders() {
    return error("").resettingBeforeHeaders();
  }

  /** The request is read and never answered. */
  public static Answer neverAnswer() {
    return error("").neverSent();
  }

  /** SUCCESS, and the next request on the same connection finds it closed after being read. */
  public static Answer closeOnReuse() {
    return success().closingOnReuse();
  }

  public Answer withStatus(int status) {
    return with(response.withStatus(status));
  }

  /** Sets a header; names and values are sent as given. */
  public Answer withHeader(String name, String value) {
    return with(response.with(name, value));
  }

  /** The header's text as it goes over the wire: seconds, a date, or nonsense. */
  public Answer withRetryAfter(String raw) {
    return withHeader("Retry-After", raw);
  }

  public Answer withContentType(String type) {
    return withHeader("Content-Type", type);
  }

  public Answer withBody(String body) {
    return with(response.withBody(Buffer.buffer(body)));
  }

  public Answer withBody(byte[] body) {
    return with(response.withBody(Buffer.buffer(body)));
  }

  /** The body's text in other bytes, whatever its Content-Type says. */
  public Answer encodedIn(Charset charset) {
    return withBody(response.body().toString().getBytes(charset));
  }

  /** Puts the UTF-8 byte order mark before the body. */
  public Answer withByteOrderMark() {
    return with(response.withBody(Buffer.buffer("\uFEFF").appendBuffer(response.body())));
  }

  public Answer delayedBy(Duration time) {
    return new Answer(response, delivery, time, accepts);
  }

  public Answer resettingBeforeHeaders() {
    return with(new Delivery.Cut(Point.BEFORE_HEADERS, true));
  }

  /** An orderly close instead of an answer. */
  public Answer closingBeforeHeaders() {
    return with(new Delivery.Cut(Point.BEFORE_HEADERS, false));
  }

  public Answer resettingInHeaders() {
    return with(new Delivery.Cut(Point.IN_HEADERS, true));
  }

  public Answer resettingInBody() {
    return with(new Delivery.Cut(Point.IN_BODY, true));
  }

  /** Half of the body under its full Content-Length, then an orderly close. */
  public Answer truncated() {
    return with(new Delivery.Cut(Point.IN_BODY, false));
  }

  /** Half of a chunk, then an orderly close. */
  public Answer truncatedChunked() {
    return with(new Delivery.Cut(Point.IN_CHUNK, false));
  }

  /**
   * Chunked, and the line that should tell the chunk's size is no number; then an orderly close.
   */
  public Answer breakingChunks() {
    return with(new Delivery.BrokenChunk());
  }

  /** The whole body under a Content-Length that claims more, then an orderly close. */
  public Answer claimingMore(int bytes) {
    return with(new Delivery.ClaimingMore(bytes));
  }

  public Answer drippingHeaders(int bytes, Duration interval) {
    return with(new Delivery.Dripping(Part.HEADERS, bytes, interval));
  }

  public Answer drippingBody(int bytes, Duration interval) {
    return with(new Delivery.Dripping(Part.BODY, bytes, interval));
  }

  /** Sends 1xx responses first, for example 102. */
  public Answer afterInterim(Integer... statuses) {
    return with(new Delivery.AfterInterim(Arrays.asList(statuses)));
  }

  public Answer closingOnReuse() {
    return with(new Delivery.ClosingOnReuse());
  }

  public Answer neverSent() {
    return with(new Delivery.Silence());
  }

  /** The vendor has the call, whatever is answered. */
  public Answer accepting() {
    return new Answer(response, delivery, delay, true);
  }

  /** The vendor does not have the call, whatever is answered. */
  public Answer notAccepting() {
    return new Answer(response, delivery, delay, false);
  }

  Answer with(Delivery other) {
    return new Answer(response, other, delay, accepts);
  }

  private Answer with(Response other) {
    return new Answer(other, delivery, delay, accepts);
  }

  private static Answer raw(int status) {
    Response response = new Response(status, List.<Header>of(), Buffer.buffer());
    return new Answer(response, new Delivery.Whole(), Duration.ZERO, false);
  }

  private static String body(String status, String message) {
    return new JsonObject().put("status", status).put("message", message).encode();
  }

  @Override
  public Answer draw(Turn turn) {
    return this;
  }

  /** Such as {@code 200 ERROR: not yet} or {@code 503, reset in body, after PT1S}. */
  @Override
  public String summary() {
    return AnswerWords.of(this);
  }
}
