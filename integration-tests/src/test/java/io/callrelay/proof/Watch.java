package io.callrelay.proof;

import io.callrelay.rig.RelayClient;
import io.callrelay.simulator.SimulatedTruePulse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks every half second how things stand, and whether the relay itself says what is wrong. */
final class Watch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int SAY_EVERY = 20;

  private final RelayClient relay;
  private final SimulatedTruePulse truePulse;
  private final IntSupplier acknowledged;
  private final Supplier<Duration> slowest;
  private final Predicate<String> trouble;
  private final Instant begin = Instant.now();
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param acknowledged how many calls the relay has taken so far
   * @param slowest the slowest answer to telephony since it was asked last
   * @param trouble whether the text of {@code /metrics} shows the fault
   */
  Watch(
      RelayClient relay,
      SimulatedTruePulse truePulse,
      IntSupplier acknowledged,
      Supplier<Duration> slowest,
      Predicate<String> trouble) {
    this.relay = relay;
    this.truePulse = truePulse;
    this.acknowledged = acknowledged;
    this.slowest = slowest;
    this.trouble = trouble;
    clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    Sample sample =
        new Sample(
            now(),
            acknowledged.getAsInt(),
            truePulse.summary().acceptedCalls(),
            slowest.get().toMillis(),
            isTroubled());
    synchronized (samples) {
      samples.add(sample);
      if (samples.size() % SAY_EVERY == 0) {
        say(sample.toString());
      }
    }
  }

  /** Tells whoever watches the run. */
  void say(String words) {
    System.out.printf("prove:   %6.1f s  %s%n", now(), words);
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
