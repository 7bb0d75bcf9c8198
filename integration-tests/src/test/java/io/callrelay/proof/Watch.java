package io.callrelay.proof;

import io.callrelay.rig.Post;
import io.callrelay.rig.RelayClient;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks every half second how things stand, and whether the relay itself says what is wrong. */
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);

  private final RelayClient relay;
  private final SimulatedTruePulse truePulse;
  private final Telephony telephony;
  private final Predicate<String> trouble;
  private final Instant begin = Instant.now();
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param trouble whether the text of {@code /metrics} shows the fault
   */
  Watch(
      RelayClient relay,
      SimulatedTruePulse truePulse,
      Telephony telephony,
      Predicate<String> trouble) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.telephony = telephony;
    this.trouble = trouble;
    clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    double at = now();
    Collection<Post> posts = telephony.posts();
    int acknowledged = (int) posts.stream().filter(Post::isAcknowledged).count();
    Sample sample =
        new Sample(
            at, acknowledged, truePulse.summary().acceptedCalls(), slowest(posts), isTroubled());
    synchronized (samples) {
      samples.add(sample);
    }
  }

  private static long slowest(Collection<Post> posts) {
    Instant lately = Instant.now().minus(EVERY.multipliedBy(2));
    return posts.stream()
        .filter(post -> post.sentAt().plus(post.took()).isAfter(lately))
        .mapToLong(post -> post.took().toMillis())
        .max()
        .orElse(0);
  }

  /** Of a relay that cannot be asked, everybody sees that something is wrong. */
  private boolean isTroubled() {
    try {
      HttpResponse<String> figures = relay.look("/metrics");
      return figures.statusCode() != 200 || trouble.test(figures.body());
    } catch (RuntimeException e) {
      return true;
    }
  }

  /** Seconds since it began to look. */
  double now() {
    return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
  }

  List<Sample> samples() {
    synchronized (samples) {
      return List.copyOf(samples);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
