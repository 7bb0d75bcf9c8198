package io.callrelay.platform.tracing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A step under way, on the thread that began it. It is the {@link #current} one until it is closed,
 * and whatever begins meanwhile on this thread is a part of it. Says nothing of whose call it is
 * but the call's id.
 */
public final class Span implements AutoCloseable {
  /** What part a step has in the exchange with others; the numbers are those of OTLP. */
  public enum Kind {
    /** Answers a request. */
    SERVER(2),
    /** Makes one. */
    CLIENT(3),
    /** Takes a message. */
    CONSUMER(5);

    private final int number;

    Kind(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** The span of whoever does not trace. */
  static final Span NONE = new Span();

  private static final ThreadLocal<@Nullable Span> CURRENT = new ThreadLocal<>();

  private final @Nullable Begun begun;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private @Nullable String failure;

  /**
   * How it began.
   *
   * @param parent id of the span that it is a part of; empty at the beginning of a trace
   * @param outgoing what a request made meanwhile may carry to others
   * @param before what was current on this thread
   */
  record Begun(
      Kind kind,
      String name,
      TraceContext context,
      String parent,
      Instant at,
      Map<String, String> outgoing,
      @Nullable Span before,
      Consumer<Span> whenEnded) {}

  private Span() {
    this.begun = null;
  }

  private Span(Begun begun) {
    this.begun = begun;
  }

  static Span begin(Begun begun) {
    Span span = new Span(begun);
    CURRENT.set(span);
    return span;
  }

  /** The step under way on this thread; one that does nothing when none is. */
  public static Span current() {
    Span span = CURRENT.get();
    return span == null ? NONE : span;
  }

  /** Where it is, for whatever carries the call on; empty when nothing is traced. */
  public Optional<TraceContext> context() {
    return begun == null ? Optional.empty() : Optional.of(begun.context());
  }

  /** Headers for a request to others; none unless the settings let traces leave the house. */
  public Map<String, String> outgoing() {
    return begun == null ? Map.of() : begun.outgoing();
  }

  /** Adds a word, a number or a truth about it. */
  public Span with(String attribute, Object value) {
    if (begun != null && begun.context().sampled()) {
      attributes.put(attribute, value);
    }
    return this;
  }

  /** It did not come to what it was for, and why. */
  public Span failed(String why) {
    if (begun != null) {
      failure = why;
    }
    return this;
  }

  /** It is over; what was current before is so again. */
  @Override
  public void close() {
    if (begun == null) {
      return;
    }
    if (begun.before() == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(begun.before());
    }
    begun.whenEnded().accept(this);
  }

  Begun begun() {
    if (begun == null) {
      throw new IllegalStateException("the span of whoever does not trace has no beginning");
    }
    return begun;
  }

  Map<String, Object> attributes() {
    return attributes;
  }

  @Nullable String failure() {
    return failure;
  }
}
