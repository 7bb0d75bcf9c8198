package io.callrelay.queue;

import io.callrelay.call.CallId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The messages that this node has taken from the queue and not yet acknowledged. */
@ApplicationScoped
public class InHand {
  private final Set<CallId> calls = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong done = new AtomicLong();

  /** A message has been taken. */
  public void taken(CallId call) {
    count.incrementAndGet();
    calls.add(call);
  }

  /** A message has been dealt with, or goes back. */
  public void done(CallId call) {
    calls.remove(call);
    count.decrementAndGet();
    done.incrementAndGet();
  }

  /** The calls in hand now. */
  public Set<CallId> calls() {
    return Set.copyOf(calls);
  }

  /** How many messages are in hand now. */
  public int count() {
    return count.get();
  }

  /** How many messages have been dealt with since the start. */
  public long doneSoFar() {
    return done.get();
  }
}
