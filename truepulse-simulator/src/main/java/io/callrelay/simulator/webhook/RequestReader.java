package io.callrelay.simulator.webhook;

import io.callrelay.simulator.spec.WebhookRequest;
import io.callrelay.simulator.webhook.Incoming.AskingToContinue;
import io.callrelay.simulator.webhook.Incoming.Broken;
import io.callrelay.simulator.webhook.Incoming.Complete;
import io.callrelay.simulator.webhook.Incoming.Partial;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts the bytes of one connection into requests. */
final class RequestReader {
  private static final int LARGEST_HEAD = 64 * 1024;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;

  private byte[] bytes = new byte[2048];
  private int start;
  private int end;
  private int scanned;
  private @Nullable RequestHead head;
  private @Nullable ChunkedBody chunks;
  private boolean continued;

  void add(Buffer more) {
    int length = more.length();
    if (end + length > bytes.length) {
      int kept = end - start;
      byte[] target = kept + length > bytes.length ? new byte[2 * (kept + length)] : bytes;
      System.arraycopy(bytes, start, target, 0, kept);
      bytes = target;
      scanned -= start;
      start = 0;
      end = kept;
    }
    more.getBytes(0, length, bytes, end);
    end += length;
  }

  /** Bytes of a request that is not complete. */
  boolean isAmidRequest() {
    return head != null || end > start;
  }

  int waiting() {
    return end - start;
  }

  /** The next request, if it is there; call again until it is partial. */
  Incoming next() {
    RequestHead known = head;
    if (known == null) {
      Incoming outcome = readHead();
      known = head;
      if (known == null) {
        return outcome;
      }
    }
    return readBody(known);
  }

  private Incoming readHead() {
    while (start < end && (bytes[start] == '\r' || bytes[start] == '\n')) {
      start++;
    }
    int blank = endOfHead();
    if (blank < 0) {
      return end - start > LARGEST_HEAD ? new Broken(431, "head too large") : new Partial();
    }
    String text = new String(bytes, start, blank - start, StandardCharsets.ISO_8859_1);
    Optional<RequestHead> parsed = RequestHead.parse(text);
    if (parsed.isEmpty()) {
      return new Broken(400, "not an HTTP/1.1 request");
    }
    start = blank + 4;
    head = parsed.get();
    continued = false;
    chunks = parsed.get().isChunked() ? new ChunkedBody(LARGEST_BODY) : null;
    return new Partial();
  }

  private int endOfHead() {
    for (int i = Math.max(start, scanned - 3); i + 3 < end; i++) {
      if (bytes[i] == '\r'
          && bytes[i + 1] == '\n'
          && bytes[i + 2] == '\r'
          && bytes[i + 3] == '\n') {
        return i;
      }
    }
    scanned = end;
    return -1;
  }

  private Incoming readBody(RequestHead request) {
    ChunkedBody chunked = chunks;
    Incoming outcome = chunked != null ? readChunks(request, chunked) : readFixed(request);
    if (outcome instanceof Partial && request.expectsContinue() && !continued) {
      continued = true;
      return new AskingToContinue();
    }
    return outcome;
  }

  private Incoming readFixed(RequestHead request) {
    Optional<Long> length = request.contentLength();
    if (length.isEmpty()) {
      return new Broken(400, "Content-Length is not one number");
    }
    if (length.get() > LARGEST_BODY) {
      return new Broken(413, "body too large");
    }
    int wanted = length.get().intValue();
    if (end - start < wanted) {
      return new Partial();
    }
    byte[] body = Arrays.copyOfRange(bytes, start, start + wanted);
    start += wanted;
    return complete(request, body);
  }

  private Incoming readChunks(RequestHead request, ChunkedBody chunked) {
    start = chunked.read(bytes, start, end);
    return switch (chunked.state()) {
      case BROKEN -> new Broken(400, "chunked body is broken or too large");
      case DONE -> complete(request, chunked.body());
      default -> new Partial();
    };
  }

  private Complete complete(RequestHead request, byte[] body) {
    head = null;
    chunks = null;
    scanned = start;
    return new Complete(
        new WebhookRequest(
            request.method(), request.target(), request.headers(), Buffer.buffer(body)),
        request.keepAlive());
  }
}
