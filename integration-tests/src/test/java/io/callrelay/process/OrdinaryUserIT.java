package io.callrelay.process;

import static io.callrelay.support.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.callrelay.rig.Post;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import org.junit.jupiter.api.Test;

/** The relay needs no privileges, and a terminal's Ctrl-C ends it in order. */
class OrdinaryUserIT {
  @Test
  void a_call_is_delivered_and_ctrl_c_ends_the_relay_and_all_that_it_started() {
    try (SimulatedTruePulse truePulse = SimulatedTruePulse.start()) {
      RelaySetup setup = OrdinaryUser.runs(RelaySetup.of("ordinary", truePulse.webhook()));
      try (RelayProcess relay = RelayProcess.start(setup);
          Telephony telephony = new Telephony(relay.client(), "ordinary")) {
        Post post = telephony.post().join();
        assertThat(post.isAcknowledged()).isTrue();
        eventually(() -> assertThat(truePulse.isAccepted(post.callId())).isTrue());
        relay.interrupt();
        relay.awaitEnd(RelayProcess.LONGEST_STOP);
        assertThat(relay.output()).contains("relay: stopped").doesNotContain("has died");
        assertThat(relay.leftBehind()).as("processes left behind").isEmpty();
      }
    }
  }
}
