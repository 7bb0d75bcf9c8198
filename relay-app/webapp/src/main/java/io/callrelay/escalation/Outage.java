package io.callrelay.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers since when a neighbour has been down. For one thread. */
public final class Outage {
  private final Cause cause;
  private final Duration limit;
  private @Nullable Instant since;

  /**
   * @param cause how it is called when the neighbour is down
   * @param limit from when on support is to be told
   */
  public Outage(Cause cause, Duration limit) {
    this.cause = cause;
    this.limit = limit;
  }

  /**
   * What is to be seen of it now.
   *
   * @param problem why the neighbour cannot be used, empty when it can
   */
  public List<Sighting> look(Optional<String> problem, Instant now) {
    if (problem.isEmpty()) {
      since = null;
      return List.of();
    }
    Instant began = since == null ? now : since;
    since = began;
    boolean lasting = !began.plus(limit).isAfter(now);
    return List.of(new Sighting(cause, began, lasting, 0, problem.get()));
  }
}
