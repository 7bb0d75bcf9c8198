package io.callrelay.rig;

import static io.callrelay.support.Eventually.eventually;
import static io.callrelay.support.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** The packaged relay as a process of its own. */
public final class RelayProcess implements AutoCloseable {
  public static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final RelaySetup setup;
  private final RunningProcess process;
  private final RelayClient client;

  private RelayProcess(RelaySetup setup) {
    this.setup = setup;
    this.client = new RelayClient(setup.url());
    this.process = RunningProcess.start(setup.command(), setup.data());
  }

  /** Starts it, and does not wait. */
  public static RelayProcess begin(RelaySetup setup) {
    return new RelayProcess(setup);
  }

  /** Starts it, and returns when it says that it is ready. */
  public static RelayProcess start(RelaySetup setup) {
    RelayProcess relay = begin(setup);
    try {
      relay.awaitReady();
      return relay;
    } catch (Throwable e) {
      relay.close();
      throw e;
    }
  }

  public void awaitReady() {
    within(LONGEST_START, () -> assertThat(isReady() || !process.isAlive()).isTrue());
    assertThat(isReady()).as("ready; it said: %s", output()).isTrue();
  }

  /** It is ready without its ledger; this returns when it has found it. */
  public void awaitLedger() {
    eventually(() -> assertThat(client.status().at("/ledger/up").asBoolean()).isTrue());
  }

  private boolean isReady() {
    return output().contains("relay: ready at " + setup.url());
  }

  public RelayClient client() {
    return client;
  }

  public RelaySetup setup() {
    return setup;
  }

  public long pid() {
    return process.pid();
  }

  public String output() {
    return process.output();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int awaitEnd(Duration patience) {
    return process.awaitEnd(patience);
  }

  /** Ends it as a service manager does. */
  public void stop() {
    process.send(Signal.TERM);
    process.awaitEnd(LONGEST_STOP);
    assertThat(leftBehind()).as("processes left behind").isEmpty();
  }

  public void interrupt() {
    process.sendToGroup(Signal.INT);
  }

  /** Ends it in the middle of whatever it is doing; its database server goes on alone. */
  public void kill() {
    process.send(Signal.KILL);
    process.awaitEnd(LONGEST_STOP);
  }

  public List<ProcessHandle> leftBehind() {
    return process.onItsData();
  }

  @Override
  public void close() {
    process.close();
  }
}
