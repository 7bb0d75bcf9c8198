package io.callrelay.simulator;

import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallHistory;
import io.callrelay.simulator.ledger.CallState;
import io.callrelay.simulator.ledger.Sighting;
import io.callrelay.simulator.ledger.Summary;
import io.callrelay.simulator.script.Answer;
import io.callrelay.simulator.script.ScriptBook;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A running True Pulse: the webhook port, the control port and what they share. Every method may be
 * called from any thread but those of Vert.x. What is read back is complete: an arrival is entered
 * before it is answered.
 */
public final class SimulatedTruePulse implements AutoCloseable {
  private final SimulatorSettings settings;
  private final Running running;

  private SimulatedTruePulse(SimulatorSettings settings, Running running) {
    this.settings = settings;
    this.running = running;
  }

  /** On free ports of the loopback address, strict, without a journal. */
  public static SimulatedTruePulse start() {
    return start(SimulatorSettings.defaults());
  }

  /**
   * Returns when both ports listen.
   *
   * @throws CannotStart naming the port or the file; nothing is left running
   */
  public static SimulatedTruePulse start(SimulatorSettings settings) {
    return new SimulatedTruePulse(settings, Running.start(settings));
  }

  /** Where integrations post (`S3`). */
  public URI webhook() {
    return http(webhookPort(), settings.rules().path());
  }

  /** The root of the control API. */
  public URI control() {
    return http(controlPort(), "/api");
  }

  private URI http(int port, String path) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + port + path);
  }

  public int webhookPort() {
    return running.endpoint().port();
  }

  public int controlPort() {
    return running.controlPort();
  }

  /** What this call gets, in turn; the last step repeats. */
  public void script(String callId, Answer... steps) {
    scripts().setForCall(callId, List.of(steps));
  }

  /** What callers get whose number ends so; every call takes the steps from the first. */
  public void scriptCaller(String lastDigits, Answer... steps) {
    scripts().setForCallers(lastDigits, List.of(steps));
  }

  /** What all other calls get; every call takes the steps from the first. */
  public void scriptDefault(Answer... steps) {
    scripts().setDefault(List.of(steps));
  }

  /** SUCCESS for everything that keeps to the specification. */
  public void clearScripts() {
    scripts().clear();
  }

  private ScriptBook scripts() {
    return running.scripts();
  }

  /** The newest arrivals, oldest first, as many as {@link SimulatorSettings#keptArrivals} says. */
  public List<Arrival> arrivals() {
    return running.ledger().newest();
  }

  /** The first 20 and the last 20 arrivals of one call, oldest first, as far as they are kept. */
  public List<Arrival> arrivals(String callId) {
    return call(callId).stream()
        .flatMap(call -> call.sightings().stream().map(Sighting::details))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty: never seen. */
  public Optional<CallHistory> call(String callId) {
    return running.ledger().history(callId);
  }

  /** The vendor has the call, whether its sender knows or not. */
  public boolean isAccepted(String callId) {
    return call(callId).filter(call -> call.state() != CallState.WAITING).isPresent();
  }

  /** Those of the ids that never came, in the given order. */
  public List<String> neverSeen(Collection<String> callIds) {
    return running.ledger().neverSeen(callIds);
  }

  /** POST requests that arrived in full, on any path, whatever was answered or broken. */
  public long postsOnTheWire() {
    return summary().posts();
  }

  /** POST requests with this {@code tpCallID} that arrived in full. */
  public long postsOnTheWire(String callId) {
    return call(callId).map(CallHistory::posts).orElse(0L);
  }

  public long connectionsOpened() {
    return running.traffic().connectionsOpened();
  }

  /** Connections that ended amid a request. */
  public long incompleteRequests() {
    return running.traffic().incompleteRequests();
  }

  public Summary summary() {
    return running.ledger().summary();
  }

  /** Closes the webhook port and its connections; new ones are refused until {@link #listen}. */
  public void refuse() {
    Running.await(running.endpoint().refuse());
  }

  /** Opens the webhook port again, the same one. */
  public void listen() {
    Running.await(running.endpoint().listen());
  }

  /** Forgets arrivals (in the journal as well), counts and scripts, and listens. */
  public void reset() {
    scripts().clear();
    running.ledger().clear();
    running.traffic().reset();
    listen();
  }

  @Override
  public void close() {
    running.close();
  }
}
