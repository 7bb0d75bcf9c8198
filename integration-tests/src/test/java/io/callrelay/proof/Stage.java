package io.callrelay.proof;

import io.callrelay.rig.Closing;
import io.callrelay.rig.OrphanedLedger;
import io.callrelay.rig.OwnBroker;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.RelayClient;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.simulator.SimulatedTruePulse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an experiment plays on: True Pulse, a relay with all that it needs, and telephony. */
final class Stage implements AutoCloseable {
  private final Experiment experiment;
  private final Course course;
  private final String name;
  private final int perSecond;
  private final SimulatedTruePulse truePulse = SimulatedTruePulse.start();
  private final List<Fault> faults = new ArrayList<>();
  private final InFlight inFlight = new InFlight();
  private RelaySetup setup;
  private @Nullable OwnLedger ledger;
  private @Nullable OwnBroker broker;
  private @Nullable RelayProcess relay;
  private @Nullable Callers callers;
  private @Nullable Watch watch;
  private @Nullable Resources before;

  /** Nothing of it runs yet but True Pulse. */
  Stage(Experiment experiment, Course course, int perSecond) {
    this.experiment = experiment;
    this.course = course;
    this.name = "proof-" + experiment.id();
    this.perSecond = perSecond;
    this.setup = RelaySetup.of(name, truePulse.webhook());
  }

  Stage with(String variable, String value) {
    setup = setup.with(variable, value);
    return this;
  }

  /** Another relay than usual, or one that can be reached from inside. */
  Stage with(UnaryOperator<RelaySetup> change) {
    setup = change.apply(setup);
    return this;
  }

  /** The ledger is a server of its own. */
  Stage withOwnLedger() {
    return with(OwnLedger.start(name));
  }

  /** The same, with its data on a disk of their own. */
  Stage withOwnLedgerOn(Path disk) {
    return with(OwnLedger.startOn(disk, name));
  }

  private Stage with(OwnLedger own) {
    ledger = own;
    setup = own.usedBy(setup);
    return this;
  }

  /** The broker is a server of its own. */
  Stage withOwnBroker() {
    broker = OwnBroker.start(name);
    setup = broker.usedBy(setup);
    return this;
  }

  /**
   * Starts the relay, posts for a while, and begins to look.
   *
   * @param shown how the relay says that what is going to happen has happened; empty: it need not
   */
  Stage begin(Optional<Shown> shown) {
    return begin(RelayProcess::client, shown);
  }

  /** The same, with telephony posting to a proxy that knows this relay and others. */
  Stage beginBehind(RelayClient proxy) {
    return begin(started -> proxy, Optional.empty());
  }

  private Stage begin(Function<RelayProcess, RelayClient> postedTo, Optional<Shown> shown) {
    try {
      RelayProcess started = RelayProcess.start(setup);
      relay = started;
      started.awaitLedger();
      callers = new Callers(name, perSecond);
      callers.add(postedTo.apply(started));
      postFor(course.warmUp());
      before = Resources.of(started.pid());
      watch =
          new Watch(
              started.client(),
              truePulse,
              callers::acknowledged,
              callers::slowestLately,
              figures -> shown.stream().anyMatch(s -> s.test(figures)));
      postFor(Duration.ofSeconds(2));
      return this;
    } catch (RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /** Lets telephony go on for so long. */
  void postFor(Duration time) {
    callers().postFor(time);
  }

  /** Something is wrong for so long, while telephony goes on. */
  void fault(String what, Runnable begin, Duration time, Runnable end) {
    double from = watch().now();
    watch().say(what);
    begin.run();
    postFor(time);
    end.run();
    watch().say("over: " + what);
    faults.add(new Fault(what, from, watch().now()));
  }

  /** The relay's process ends in one way or another, and is started again. */
  void restart(String what, Runnable end) {
    double from = watch().now();
    watch().say(what);
    end.run();
    relay = RelayProcess.start(setup);
    faults.add(new Fault(what, from, watch().now()));
  }

  /**
   * Kills the relay's process, whose ledger goes on alone, and remembers what it had in flight: the
   * calls that True Pulse has and the ledger does not know to be delivered.
   */
  void kill() {
    kill(relay());
  }

  /** The same with another relay on the same ledger. */
  void kill(RelayProcess any) {
    any.kill();
    rememberInFlight();
  }

  /** Waits until the relay's process has ended by itself, and returns its exit code. */
  int awaitDeath(Duration patience) {
    int code = relay().awaitEnd(patience);
    rememberInFlight();
    return code;
  }

  private void rememberInFlight() {
    inFlight.died(
        callers().posts(),
        truePulse,
        ledger == null ? OrphanedLedger.of(setup.data()).delivered() : ledger.delivered());
  }

  /** Telephony posts a little longer, and then no more. */
  void endPosting() {
    postFor(Duration.ofSeconds(2));
    callers().finish();
  }

  /** How many attempts killed processes took with them. */
  long inFlight() {
    return inFlight.attempts();
  }

  /** With what the ids of its calls begin. */
  String name() {
    return name;
  }

  Experiment experiment() {
    return experiment;
  }

  Course course() {
    return course;
  }

  int perSecond() {
    return perSecond;
  }

  SimulatedTruePulse truePulse() {
    return truePulse;
  }

  RelaySetup setup() {
    return setup;
  }

  OwnLedger ledger() {
    return there(ledger);
  }

  OwnBroker broker() {
    return there(broker);
  }

  RelayProcess relay() {
    return there(relay);
  }

  Callers callers() {
    return there(callers);
  }

  Watch watch() {
    return there(watch);
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** What the relay's process held before anything went wrong. */
  Resources before() {
    return there(before);
  }

  private static <T> T there(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("this stage has no such part, or has not begun");
    }
    return part;
  }

  @Override
  public void close() {
    Closing.all(watch, callers, relay, broker, ledger, truePulse);
  }
}
