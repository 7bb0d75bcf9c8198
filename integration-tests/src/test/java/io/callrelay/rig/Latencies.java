package io.callrelay.rig;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How long answers took, from the quickest to the slowest. */
public record Latencies(List<Duration> sorted) {
  public static Latencies of(Collection<Post> posts) {
    return new Latencies(posts.stream().map(Post::took).sorted().toList());
  }

  /** The time within which so many in a hundred were answered. */
  public Duration percentile(int percent) {
    int last = sorted.size() - 1;
    return sorted.get(Math.min(last, sorted.size() * percent / 100));
  }

  @Override
  public String toString() {
    return "%d answers, p50 %d ms, p99 %d ms, longest %d ms"
        .formatted(
            sorted.size(),
            percentile(50).toMillis(),
            percentile(99).toMillis(),
            percentile(100).toMillis());
  }
}
