package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.SimulatedTruePulse;
import io.callrelay.simulator.certification.CertificationOptions;
import io.callrelay.simulator.certification.IntegrationUnreachable;
import io.callrelay.simulator.certification.Person;
import io.callrelay.simulator.certification.Progress;
import io.callrelay.simulator.certification.RunProfile;
import io.callrelay.simulator.certification.Source.Driven;
import io.callrelay.simulator.certification.Source.Observed;
import io.callrelay.simulator.certification.plan.Observing;
import io.callrelay.simulator.certification.plan.Plan;
import io.callrelay.simulator.certification.plan.PlannedCheck;
import io.callrelay.simulator.certification.result.CheckResult;
import io.callrelay.simulator.certification.run.Surroundings.Audience;
import io.callrelay.simulator.certification.run.Surroundings.Calls;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a plan against one integration. */
public final class PlanRun {
  private static final Duration PATIENCE_WITH_A_PERSON = Duration.ofMinutes(10);

  private final CertificationOptions options;
  private final Progress progress;
  private final Person person;
  private final Clock clock = Clock.systemUTC();

  public PlanRun(CertificationOptions options, Progress progress, Person person) {
    this.options = options;
    this.progress = progress;
    this.person = options.choice().person() ? person : Person.absent();
  }

  /**
   * Runs the checks that are asked for.
   *
   * @param checks what each check of the plan does, by id
   * @throws IntegrationUnreachable when the first call is not taken
   */
  public Results run(Plan plan, Map<String, Check> checks, SimulatedTruePulse simulator)
      throws IntegrationUnreachable {
    Map<String, CheckResult> skipped = new LinkedHashMap<>();
    List<PlannedCheck> toRun = new ArrayList<>();
    for (PlannedCheck check : plan.checks()) {
      whyNot(check)
          .ifPresentOrElse(
              why -> skipped.put(check.id(), CheckRun.skipped(check, why, clock.instant())),
              () -> toRun.add(check));
    }
    progress.planned(toRun.stream().map(PlannedCheck::words).toList());
    try (Vendor vendor = new Vendor(simulator)) {
      return run(plan, toRun, skipped, new Bench(checks, vendor));
    }
  }

  /** What the checks do, and where their calls arrive. */
  private record Bench(Map<String, Check> checks, Vendor vendor) {}

  private Results run(
      Plan plan, List<PlannedCheck> toRun, Map<String, CheckResult> skipped, Bench bench)
      throws IntegrationUnreachable {
    Map<String, CheckResult> results = new LinkedHashMap<>(skipped);
    boolean complete;
    try (CallSource source = source(bench.vendor())) {
      boolean oneByOne = options.source() instanceof Observed;
      Stages stages =
          new Stages(bench.checks(), surroundings(plan, bench.vendor(), source), oneByOne);
      complete = stages.run(toRun);
      results.putAll(stages.results());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      complete = false;
    }
    return new Results(inOrder(plan, results), complete);
  }

  private List<CheckResult> inOrder(Plan plan, Map<String, CheckResult> results) {
    String brokenOff = "The run was broken off before this check.";
    return plan.checks().stream()
        .map(
            check ->
                Optional.ofNullable(results.get(check.id()))
                    .orElseGet(() -> CheckRun.skipped(check, brokenOff, clock.instant())))
        .toList();
  }

  private Optional<String> whyNot(PlannedCheck check) {
    if (!options.choice().only().isEmpty() && !options.choice().only().contains(check.id())) {
      return Optional.of("Not asked for in this run.");
    }
    if (options.source() instanceof Observed) {
      if (check.observing() instanceof Observing.Not not) {
        return Optional.of("Not observed: " + not.why() + ".");
      }
      boolean full = options.choice().profile() == RunProfile.FULL;
      boolean named = options.choice().only().contains(check.id());
      if (check.observing() instanceof Observing.OwnCall own && own.fullOnly() && !full && !named) {
        return Optional.of("Takes a call of its own; observed in the full profile.");
      }
    }
    return Optional.empty();
  }

  private CallSource source(Vendor vendor) {
    return options.source() instanceof Driven driven
        ? new DrivenCalls(new Intake(driven, clock), vendor, clock)
        : new ObservedCalls((Observed) options.source(), vendor, person);
  }

  private Surroundings surroundings(Plan plan, Vendor vendor, CallSource source)
      throws IntegrationUnreachable, InterruptedException {
    CallFactory factory = new CallFactory(clock, new SecureRandom());
    source.requireOpen(factory.next());
    Optional<RelayApi> relayApi =
        options.source() instanceof Driven driven ? RelayApi.probe(driven) : Optional.empty();
    return new Surroundings(
        new Calls(vendor, source, factory),
        plan.times(),
        clock,
        relayApi,
        new Audience(progress, person, PATIENCE_WITH_A_PERSON));
  }
}
