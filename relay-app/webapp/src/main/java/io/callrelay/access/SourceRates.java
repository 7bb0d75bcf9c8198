package io.callrelay.access;

import io.callrelay.platform.EventLog;
import io.callrelay.platform.Setting;
import io.callrelay.platform.Settings;
import io.callrelay.platform.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast each source of calls may send, on this node: one that runs wild must not take the relay
 * from the others. There are as many sources as names of tokens.
 */
@ApplicationScoped
class SourceRates {
  private static final EventLog LOG = EventLog.of(SourceRates.class);
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int TOLD_EVERY_SECONDS = 60;

  private final Map<String, Source> sources = new ConcurrentHashMap<>();
  private int perSecond;
  private int burst;

  /** What is kept of a source: its requests, and how often the log is told of it. */
  private record Source(TokenBucket requests, TokenBucket told) {}

  /** For the container's proxy. */
  @SuppressWarnings("NullAway.Init")
  protected SourceRates() {}

  @Inject
  SourceRates(Settings settings) {
    this.perSecond = settings.integer(Setting.INTAKE_RATE);
    this.burst = settings.integer(Setting.INTAKE_BURST);
  }

  /** Whether a request of this source may pass now. */
  boolean mayPass(String name) {
    long now = System.nanoTime();
    Source source = sources.computeIfAbsent(name, any -> quiet(now));
    boolean passes = source.requests().take(now);
    // A source that runs wild fills no log: one line of all its requests of a minute.
    if (!passes && source.told().take(now / TOLD_EVERY_SECONDS)) {
      LOG.warning("source-too-fast")
          .with("source", name)
          .with("perSecond", perSecond)
          .tell("A source sends faster than relay.intake.rate; what is too much is answered 429");
    }
    return passes;
  }

  private Source quiet(long now) {
    return new Source(
        new TokenBucket(perSecond, burst, now), new TokenBucket(1, 1, now / TOLD_EVERY_SECONDS));
  }

  static Response tooMany() {
    return Problem.of(
            429,
            "too-many-requests",
            "This source sends too fast",
            "Nothing was kept of the request. Wait as long as Retry-After says, and send it again.")
        .retryAfter(WAIT)
        .response();
  }
}
