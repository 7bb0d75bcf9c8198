package io.callrelay.deployed;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.servers.ServerProcess;
import io.callrelay.support.PostedCall;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Calls that wait while the server is away. Payara Micro's are looked at on the distribution, in
 * {@code io.callrelay.process}.
 */
@ExtendWith(OnTheDeployedRelay.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartedServerIT {
  private static final int BACKLOG = 100;

  private final DeployedRelay relay;

  RestartedServerIT(DeployedRelay relay) {
    this.relay = relay;
  }

  @Test
  void a_backlog_outlives_a_server_that_is_stopped_and_started() {
    assertThatABacklogOutlives(ServerProcess::stop, relay);
  }

  @Test
  void a_backlog_outlives_a_server_that_is_killed_and_started() {
    assertThatABacklogOutlives(ServerProcess::kill, relay);
  }

  static void assertThatABacklogOutlives(Consumer<ServerProcess> end, DeployedRelay relay) {
    relay.api().pause();
    eventually(
        () -> assertThat(relay.api().status().getString("delivery.state")).isEqualTo("PAUSED"));
    Batch backlog = Batch.of(BACKLOG, relay.ledger()).acceptedBy(relay.api());

    end.accept(relay.server());
    relay.server().startAgain();
    relay.awaitReady();

    assertThat(backlog.in("QUEUED")).isEqualTo(BACKLOG);
    relay.api().resume();
    backlog.isEventuallyDelivered();
    PostedCall first = backlog.calls().get(0);
    assertThat(relay.api().post(first).statusCode()).isEqualTo(200);
    assertThat(relay.truePulse().postsOnTheWire(first.id())).isEqualTo(1);
  }
}
