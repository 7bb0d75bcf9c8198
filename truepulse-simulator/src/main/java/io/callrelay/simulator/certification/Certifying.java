package io.callrelay.simulator.certification;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.SimulatorSettings;
import io.callrelay.simulator.certification.board.Board;
import io.callrelay.simulator.certification.board.BoardPage;
import io.callrelay.simulator.certification.check.Checks;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.result.Certificate;
import io.callrelay.simulator.certification.result.Subject;
import io.callrelay.simulator.certification.result.Subject.Mode;
import io.callrelay.simulator.certification.run.PlanRun;
import io.callrelay.simulator.certification.run.Results;
import io.callrelay.simulator.spec.Profile;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Runs the certification. */
public final class Certifying {
  private Certifying() {}

  /**
   * Runs with nobody to ask.
   *
   * @see #run(CertificationOptions, Progress, Person)
   */
  public static Certificate run(CertificationOptions options, Progress progress)
      throws IntegrationUnreachable {
    return run(options, progress, Person.absent());
  }

  /**
   * Starts a simulator, runs the checks and stops the simulator. Interrupting the calling thread
   * breaks it off: the certificate then has what was found so far and is not complete, and the
   * thread stays interrupted.
   *
   * @throws IntegrationUnreachable when the intake does not take the first call
   * @throws io.callrelay.simulator.CannotStart when a port is taken
   * @throws IllegalArgumentException when a check that is asked for is not in the plan
   */
  public static Certificate run(CertificationOptions options, Progress progress, Person person)
      throws IntegrationUnreachable {
    Plan plan = Plan.of(options.choice().profile(), options.choice().tempo());
    plan.requireKnown(options.choice().only());
    Clock clock = Clock.systemUTC();
    Instant started = clock.instant();
    SimulatedTruePulse simulator = SimulatedTruePulse.start(settings(options.ports()));
    try {
      Board board = new Board(progress, person);
      simulator.mount(new BoardPage(board));
      board.listening(simulator.webhook(), simulator.control());
      Results results = new PlanRun(options, board, board).run(plan, Checks.all(), simulator);
      return new Certificate(
          subject(options, simulator.webhook()),
          version(),
          started,
          clock.instant(),
          results.checks(),
          results.complete());
    } finally {
      close(simulator);
    }
  }

  /** Closing waits for the ports, which an interrupted thread cannot. */
  private static void close(SimulatedTruePulse simulator) {
    boolean interrupted = Thread.interrupted();
    try {
      simulator.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static SimulatorSettings settings(CertificationOptions.Ports ports) {
    return SimulatorSettings.defaults()
        .withHost(ports.host())
        .withPorts(ports.webhook(), ports.control())
        .withProfile(Profile.WITNESS);
  }

  private static Subject subject(CertificationOptions options, URI webhook) {
    Optional<String> intake =
        options.source() instanceof Source.Driven driven
            ? Optional.of(driven.intake().toString())
            : Optional.empty();
    return new Subject(
        options.names().integration(),
        options.names().certifiedBy(),
        intake.isPresent() ? Mode.DRIVEN : Mode.OBSERVED,
        options.choice().profile().word(),
        intake,
        webhook.toString());
  }

  /** Of the jar; classes that were not packed have none. */
  static String version() {
    String version = Certifying.class.getPackage().getImplementationVersion();
    return version == null ? "not run from its jar" : version;
  }
}
