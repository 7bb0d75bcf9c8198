package io.callrelay.operations;

import io.callrelay.platform.BackgroundLoop;
import io.callrelay.platform.EventLog;
import io.callrelay.platform.Json;
import io.callrelay.platform.NodeName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who watches the overview live. While somebody does, this node looks once a second, for
 * all of them together; while nobody does, it does not look.
 */
@ApplicationScoped
class Listeners {
  private static final EventLog LOG = EventLog.of(Listeners.class);
  private static final int MOST = 100;
  private static final Duration ROUND = Duration.ofSeconds(1);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
  private static final long RECONNECT_MILLIS = 3_000;

  @Inject private Watching watching;
  @Inject private NodeName node;
  @Inject private Clock clock;
  @Inject private Executor executor;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Sse events;
  private volatile @Nullable Overview seen;
  private @Nullable Overview told;
  private Instant toldAt = Instant.EPOCH;
  private @Nullable BackgroundLoop looking;
  private @Nullable BackgroundLoop telling;

  /** Whether there is room for one more. */
  boolean haveRoom() {
    return listeners.size() < MOST;
  }

  /** One more listens from now on, and is told at once how the relay is. */
  void add(SseEventSink sink, Sse factory) {
    events = factory;
    start();
    Instant now = clock.instant();
    Listener listener = new Listener(sink, executor, now);
    listener.tell(overview(factory, watching.look()), now);
    listeners.add(listener);
  }

  private synchronized void start() {
    if (looking == null) {
      looking = BackgroundLoop.start("overview-look", ROUND, executor, this::look);
      telling = BackgroundLoop.start("overview-tell", ROUND, executor, this::tell);
    }
  }

  /** Apart from telling, so that a ledger that hangs is told of as silence and not as an end. */
  private void look() {
    if (!listeners.isEmpty()) {
      seen = watching.look();
    }
  }

  private void tell() {
    Instant now = clock.instant();
    forgetGone(now);
    Sse factory = events;
    Overview latest = seen;
    if (factory == null || listeners.isEmpty()) {
      return;
    }
    if (latest != null && !latest.equals(told)) {
      told = latest;
      tellAll(overview(factory, latest), now);
    } else if (!now.isBefore(toldAt.plus(LONGEST_SILENCE))) {
      String alive = Json.object(json -> json.writeStringField("at", now.toString()));
      tellAll(event(factory, "heartbeat", alive), now);
    }
  }

  private void forgetGone(Instant now) {
    listeners.removeIf(
        listener -> {
          boolean gone = listener.gone(now);
          if (gone) {
            listener.close();
          }
          return gone;
        });
  }

  private void tellAll(OutboundSseEvent event, Instant now) {
    toldAt = now;
    listeners.forEach(listener -> listener.tell(event, now));
  }

  private OutboundSseEvent overview(Sse factory, Overview overview) {
    return event(
        factory, "overview", Json.object(json -> OverviewJson.write(json, overview, node.value())));
  }

  private static OutboundSseEvent event(Sse factory, String name, String data) {
    return factory
        .newEventBuilder()
        .name(name)
        .reconnectDelay(RECONNECT_MILLIS)
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, data)
        .build();
  }

  /** All are told that the relay stops, before the server cuts them off. */
  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
    closeLoops();
    Sse factory = events;
    try {
      if (factory != null) {
        OutboundSseEvent bye = event(factory, "bye", "the relay stops");
        listeners.forEach(listener -> listener.end(bye));
      }
    } catch (RejectedExecutionException e) {
      LOG.info("listeners-cut-off")
          .because(e)
          .tell("The server stops faster than those who watch can be told; they see a lost line");
    }
    listeners.clear();
  }

  private synchronized void closeLoops() {
    if (looking != null) {
      looking.close();
    }
    if (telling != null) {
      telling.close();
    }
  }
}
