package io.callrelay.proof;

import io.callrelay.rig.OwnProxy;
import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.Tool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Two relays behind HAProxy, as {@code docker/proxy} sets it up.
 *
 * @param killed kill -9 of one; else both are stopped in order and started again, one after the
 *     other, as for an upgrade
 */
record BehindProxy(boolean killed) implements Experiment {
  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final Duration DEAD = Duration.ofSeconds(30);

  @Override
  public String id() {
    return killed ? "proxy-kill" : "rolling-upgrade";
  }

  @Override
  public String what() {
    return killed
        ? "kill -9 of one of two relays behind HAProxy, under 40 calls a second"
        : "two relays behind HAProxy, stopped by SIGTERM and started again one after the other,"
            + " under 40 calls a second";
  }

  @Override
  public Optional<String> impossible() {
    return Tool.isThere(OwnProxy.PROGRAM)
        ? Optional.empty()
        : Optional.of("there is no haproxy (Debian: haproxy)");
  }

  @Override
  public Outcome run(Course course) {
    try (Stage stage = new Stage(this, course, 40)) {
      stage
          .withOwnLedger()
          .withOwnBroker()
          .with("RELAY_NODE", "first")
          .with("RELAY_RECONCILIATION_INTERVAL", "PT5S")
          .with("RELAY_TRUEPULSE_DEADLINE", "PT5S");
      RelayProcess other = RelayProcess.start(stage.setup().another("proof-behind-proxy"));
      try (OwnProxy proxy = OwnProxy.start(stage.name(), stage.setup(), other.setup())) {
        stage.beginBehind(proxy.client());
        proxy.awaitSeen("relay-a", true);
        if (killed) {
          stage.fault("one node dead", () -> stage.kill(other), course.outage(DEAD), () -> {});
          stage.postFor(BETWEEN);
          stage.endPosting();
        } else {
          roll(stage, proxy, other);
        }
        return judged(stage);
      } finally {
        other.close();
      }
    }
  }

  private static void roll(Stage stage, OwnProxy proxy, RelayProcess other) {
    stage.restart("the first is upgraded", () -> stage.relay().stop());
    proxy.awaitSeen("relay-a", true);
    stage.postFor(BETWEEN);
    other.stop();
    try (RelayProcess upgraded = RelayProcess.start(other.setup())) {
      proxy.awaitSeen("relay-b", true);
      stage.postFor(BETWEEN);
      stage.endPosting();
      stage.watch().say("all are upgraded");
      upgraded.stop();
    }
  }

  private Outcome judged(Stage stage) {
    List<Post> failed =
        stage.callers().posts().stream().filter(post -> !post.isAcknowledged()).toList();
    return new Judgement(stage)
        .books(Duration.ofMinutes(2))
        .check(
            "posts",
            "%d posts were not taken; the proxy tries another relay".formatted(failed.size()),
            failed.isEmpty())
        .outcome();
  }
}
