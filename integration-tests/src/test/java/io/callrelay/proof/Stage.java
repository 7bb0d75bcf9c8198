package io.callrelay.proof;

import io.callrelay.rig.Closing;
import io.callrelay.rig.Diary;
import io.callrelay.rig.OwnBroker;
import io.callrelay.rig.OwnLedger;
import io.callrelay.rig.RelayProcess;
import io.callrelay.rig.RelaySetup;
import io.callrelay.rig.Telephony;
import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.support.Scratch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an experiment plays on: True Pulse, a relay with all that it needs, and telephony. */
final class Stage implements AutoCloseable {
  private static final int WARM_UP_SECONDS = 10;

  private final String name;
  private final int perSecond;
  private final SimulatedTruePulse truePulse = SimulatedTruePulse.start();
  private final List<Fault> faults = new ArrayList<>();
  private RelaySetup setup;
  private @Nullable OwnLedger ledger;
  private @Nullable OwnBroker broker;
  private @Nullable RelayProcess relay;
  private @Nullable Diary diary;
  private @Nullable Telephony telephony;
  private @Nullable Watch watch;
  private @Nullable Resources before;

  /** Nothing of it runs yet but True Pulse. */
  Stage(Experiment experiment, int perSecond) {
    this.name = "proof-" + experiment.id();
    this.perSecond = perSecond;
    this.setup = RelaySetup.of(name, truePulse.webhook());
  }

  Stage with(String variable, String value) {
    setup = setup.with(variable, value);
    return this;
  }

  /** The ledger is a server of its own. */
  Stage withOwnLedger() {
    ledger = OwnLedger.start(name);
    setup = ledger.usedBy(setup);
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
    relay = RelayProcess.start(setup);
    relay.awaitLedger();
    diary = Diary.in(Scratch.empty(name + "-diary").resolve("calls.txt"));
    telephony = new Telephony(relay.client(), name).keeping(diary).at(perSecond);
    postFor(Duration.ofSeconds(WARM_UP_SECONDS));
    before = Resources.of(relay.pid());
    watch =
        new Watch(
            relay.client(),
            truePulse,
            telephony,
            figures -> shown.stream().anyMatch(s -> s.test(figures)));
    postFor(Duration.ofSeconds(2));
    return this;
  }

  /** Lets telephony go on for so long. */
  void postFor(Duration time) {
    telephony().awaitAnswers(Math.toIntExact(time.toMillis() * perSecond / 1000));
  }

  /** Something is wrong for so long, while telephony goes on. */
  void fault(String what, Runnable begin, Duration time, Runnable end) {
    double from = watch().now();
    begin.run();
    postFor(time);
    end.run();
    faults.add(new Fault(what, from, watch().now()));
  }

  /** The relay's process ends in one way or another, and is started again. */
  void restart(String what, Runnable end) {
    double from = watch().now();
    end.run();
    relay = RelayProcess.start(setup);
    faults.add(new Fault(what, from, watch().now()));
  }

  /** Telephony posts a little longer, and then no more. */
  void endPosting() {
    postFor(Duration.ofSeconds(2));
    telephony().finish();
  }

  /** With what the ids of its calls begin. */
  String name() {
    return name;
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

  Diary diary() {
    return there(diary);
  }

  Telephony telephony() {
    return there(telephony);
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
    Closing.all(watch, telephony, relay, broker, ledger, truePulse, diary);
  }
}
