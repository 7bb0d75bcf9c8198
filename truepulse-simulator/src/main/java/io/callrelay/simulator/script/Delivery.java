package io.callrelay.simulator.script;

import java.time.Duration;
import java.util.List;

/** How a response goes over the wire, or does not. */
public sealed interface Delivery {

  /** As HTTP wants it. */
  record Whole() implements Delivery {}

  /** First these 1xx interim responses, then the response. */
  record AfterInterim(List<Integer> statuses) implements Delivery {
    public AfterInterim {
      statuses = List.copyOf(statuses);
    }
  }

  /** The connection ends at a point of the response: with a reset, or with an orderly close. */
  record Cut(Point at, boolean reset) implements Delivery {}

  /** Where a response is cut. */
  enum Point {
    BEFORE_HEADERS,
    IN_HEADERS,
    /** After the headers with the full Content-Length and half of the body. */
    IN_BODY,
    /** The same with chunked transfer coding, inside the first chunk. */
    IN_CHUNK
  }

  /** Chunked, with a size line that is no number, and an orderly close. */
  record BrokenChunk() implements Delivery {}

  /** The whole body, a Content-Length that claims more, and an orderly close. */
  record ClaimingMore(int bytes) implements Delivery {}

  /** So many bytes at a time; the part before the dripping one goes at once. */
  record Dripping(Part part, int bytes, Duration interval) implements Delivery {
    public Dripping {
      if (bytes < 1 || interval.toMillis() < 1) {
        throw new IllegalArgumentException("dripping takes at least 1 byte and 1 millisecond");
      }
    }
  }

  /** What drips; dripping headers are followed by the body at once. */
  enum Part {
    HEADERS,
    BODY
  }

  /** The connection stays open and nothing is ever sent. */
  record Silence() implements Delivery {}

  /** As HTTP wants it; the next request on the connection is read and answered with a close. */
  record ClosingOnReuse() implements Delivery {}

  /** The response's headers and then this many filler bytes, with their true Content-Length. */
  record Huge(long bytes) implements Delivery {}

  /** The response's headers and chunks without end. */
  record Endless() implements Delivery {}
}
