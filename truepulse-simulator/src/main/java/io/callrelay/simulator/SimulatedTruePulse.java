package io.callrelay.simulator;

import io.callrelay.simulator.control.ControlExtension;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.CallHistory;
import io.callrelay.simulator.ledger.CallState;
import io.callrelay.simulator.ledger.Sighting;
import io.callrelay.simulator.ledger.Summary;
import io.callrelay.simulator.script.BadInput;
import io.callrelay.simulator.script.NumberPattern;
import io.callrelay.simulator.script.Scope;
import io.callrelay.simulator.script.Script;
import io.callrelay.simulator.script.ScriptBook;
import io.callrelay.simulator.script.Step;
import io.callrelay.simulator.tls.CertificateKind;
import io.callrelay.simulator.tls.TlsIsOff;
import io.callrelay.simulator.webhook.Traffic;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    return start(settings, new ScriptBook());
  }

  /** The same with these scripts from the first webhook on. */
  public static SimulatedTruePulse start(SimulatorSettings settings, ScriptBook scripts) {
    return new SimulatedTruePulse(settings, Running.start(settings, scripts));
  }

  /** Where integrations post (`S3`). */
  public URI webhook() {
    return settings.webhook(webhookPort());
  }

  /** The root of the control API. */
  public URI control() {
    return settings.controlRoot(controlPort()).resolve("/api");
  }

  public int webhookPort() {
    return running.endpoint().port();
  }

  public int controlPort() {
    return running.controlPort();
  }

  /** What this call gets, in turn; the last step repeats. */
  public void script(String callId, Step... steps) {
    scripts().setForCall(callId, List.of(steps));
  }

  /**
   * What callers get whose number ends so, or is like this, see {@link NumberPattern}; every call
   * takes the steps from the first.
   */
  public void scriptCaller(String pattern, Step... steps) {
    scripts().setForCallers(pattern, List.of(steps));
  }

  /** What all other calls get; every call takes the steps from the first. */
  public void scriptDefault(Step... steps) {
    scripts().setDefault(List.of(steps));
  }

  /** What every call gets, before all other scripts, until {@link #clearForced}. */
  public void force(Step... steps) {
    scripts().assign(new Scope.Forced(), Script.of(List.of(steps)));
  }

  /** Forces a script by its name, see {@link #use}. */
  public void force(String name) {
    scripts().assign(new Scope.Forced(), named(name));
  }

  public void clearForced() {
    scripts().clear(new Scope.Forced());
  }

  /**
   * Makes a script the default by its name: a built-in one such as {@code refuse-3-then-accept}, or
   * one that was added.
   *
   * @throws IllegalArgumentException with the names there are
   */
  public void use(String name) {
    scripts().assign(new Scope.Everyone(), named(name));
  }

  private Script named(String name) {
    try {
      return scripts().named(name);
    } catch (BadInput e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** SUCCESS for everything that keeps to the specification. */
  public void clearScripts() {
    scripts().clear();
  }

  /** All scripts: by name, by scope, with seeds and schedules. */
  public ScriptBook scripts() {
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

  /**
   * Calls this with each arrival after it was entered, before it is answered, on a thread of
   * Vert.x: be quick.
   *
   * @return ends it
   */
  public Runnable onArrival(Consumer<Arrival> listener) {
    return running.ledger().listen(listener);
  }

  /** Empty: never seen. */
  public Optional<CallHistory> call(String callId) {
    return running.ledger().history(callId);
  }

  /**
   * Adds pages and an API of one's own to the control port.
   *
   * @return takes them away again
   */
  public Runnable mount(ControlExtension extension) {
    return running.mount(extension);
  }

  /** Requests that named no call. */
  public CallHistory unidentified() {
    return running.ledger().unidentified();
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

  /** What happened below the level of requests. */
  public Traffic traffic() {
    return running.traffic();
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

  /**
   * Shows this certificate on the webhook port from the next handshake on, and closes the open
   * connections, those with an answer on its way after it.
   *
   * @throws TlsIsOff when the port speaks plain HTTP
   */
  public void useCertificate(CertificateKind kind) {
    if (!settings.tls().on()) {
      throw new TlsIsOff();
    }
    Running.await(running.endpoint().useCertificate(kind));
  }

  /**
   * The certificate of the authority, as PEM, that clients must trust.
   *
   * @throws TlsIsOff when TLS is off
   */
  public String authorityPem() {
    return running.tls().orElseThrow(TlsIsOff::new).authorityPem();
  }

  /**
   * Forgets arrivals (in the journal as well), counts and scripts, shows the good certificate and
   * listens.
   */
  public void reset() {
    running.reset();
  }

  @Override
  public void close() {
    running.close();
  }
}
