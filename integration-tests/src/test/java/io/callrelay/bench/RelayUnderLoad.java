package io.callrelay.bench;

import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.ResidentMemory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The distribution as a process, with its embedded broker and ledger. */
final class RelayUnderLoad implements AutoCloseable {
  private final RelayProcess process;
  private final Duration readyAfter;

  private RelayUnderLoad(RelayProcess process, Duration readyAfter) {
    this.process = process;
    this.readyAfter = readyAfter;
  }

  /**
   * Starts it on an empty data directory; no source of calls is held back.
   *
   * @param settings besides, by the names of their environment variables
   */
  static RelayUnderLoad start(String name, URI truePulse, Map<String, String> settings) {
    RelaySetup setup =
        RelaySetup.of(name, truePulse)
            .with("RELAY_INTAKE_RATE", "1000000")
            .with("RELAY_INTAKE_BURST", "1000000");
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      setup = setup.with(setting.getKey(), setting.getValue());
    }
    Instant start = Instant.now();
    RelayProcess process = RelayProcess.start(setup);
    Duration readyAfter = Duration.between(start, Instant.now());
    process.awaitLedger();
    return new RelayUnderLoad(process, readyAfter);
  }

  Duration readyAfter() {
    return readyAfter;
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return process.setup().port();
  }

  Target intake() {
    return new Target(port(), "/api/v1/calls", RelaySetup.INTAKE_TOKEN, 202);
  }

  void pause() {
    process.client().act("/api/v1/delivery/pause", "{\"reason\":\"benchmark\"}");
  }

  void resume() {
    process.client().act("/api/v1/delivery/resume", "{\"reason\":\"benchmark\"}");
  }

  /** Calls of which the ledger says that they are delivered. */
  long delivered() {
    return process.client().status().at("/calls/DELIVERED").asLong();
  }

  /** What the process, without its database server, has in memory. */
  long residentMegabytes() {
    return ResidentMemory.megabytesOf(pid());
  }

  @Override
  public void close() {
    process.stop();
    process.close();
  }
}
