package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.plan.PlannedCheck;
import io.callrelay.simulator.certification.plan.Stage;
import io.callrelay.simulator.certification.result.CheckResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs checks stage by stage: those of the first two stages together, the others one by one. When a
 * person makes the calls, all go one by one.
 */
final class Stages {
  private static final int ENDING_SECONDS = 10;

  private final Map<String, Check> checks;
  private final Surroundings around;
  private final boolean oneByOne;
  private final Map<String, CheckResult> results = new LinkedHashMap<>();

  Stages(Map<String, Check> checks, Surroundings around, boolean oneByOne) {
    this.checks = checks;
    this.around = around;
    this.oneByOne = oneByOne;
  }

  /** Results by the check's id; those of checks that were not begun when it was broken off lack. */
  Map<String, CheckResult> results() {
    return results;
  }

  /**
   * Runs them all.
   *
   * @return false: it was broken off
   */
  boolean run(List<PlannedCheck> planned) {
    for (Stage stage : Stage.values()) {
      List<PlannedCheck> now = planned.stream().filter(check -> check.stage() == stage).toList();
      boolean together = stage != Stage.ALONE && !oneByOne;
      if (!(together ? together(now) : inTurn(now))) {
        return false;
      }
    }
    return true;
  }

  private boolean inTurn(List<PlannedCheck> planned) {
    for (PlannedCheck check : planned) {
      results.put(check.id(), checkRun(check).run());
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
    return true;
  }

  private CheckRun checkRun(PlannedCheck planned) {
    Check check = checks.get(planned.id());
    if (check == null) {
      throw new IllegalStateException("nothing is bound to the check " + planned.id());
    }
    return new CheckRun(patient(planned), check, around);
  }

  /** Who has not sent a single webhook yet is not waited for as long again and again. */
  private PlannedCheck patient(PlannedCheck planned) {
    Duration shorter = around.times().hopeless();
    boolean hopeless = planned.stage() != Stage.CALM && around.calls().vendor().hasSeenNothing();
    if (oneByOne || !hopeless || planned.patience().compareTo(shorter) < 0) {
      return planned;
    }
    return new PlannedCheck(planned.words(), planned.stage(), shorter, planned.observing());
  }

  private boolean together(List<PlannedCheck> planned) {
    ExecutorService threads = Executors.newCachedThreadPool(Stages::thread);
    try {
      Map<String, Future<CheckResult>> running = new LinkedHashMap<>();
      for (PlannedCheck check : planned) {
        CheckRun run = checkRun(check);
        running.put(check.id(), threads.submit(run::run));
      }
      return collect(running, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean collect(Map<String, Future<CheckResult>> running, ExecutorService threads) {
    try {
      keep(running);
      return true;
    } catch (InterruptedException e) {
      threads.shutdownNow();
      keepWhatEnds(running, threads);
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void keep(Map<String, Future<CheckResult>> running) throws InterruptedException {
    for (Map.Entry<String, Future<CheckResult>> check : running.entrySet()) {
      results.put(check.getKey(), result(check.getValue()));
    }
  }

  /** Checks that are interrupted end at once, with what they have seen. */
  private void keepWhatEnds(Map<String, Future<CheckResult>> running, ExecutorService threads) {
    try {
      if (threads.awaitTermination(ENDING_SECONDS, TimeUnit.SECONDS)) {
        keep(running);
      }
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  private static CheckResult result(Future<CheckResult> running) throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check threw, which it never does", e);
    }
  }

  private static Thread thread(Runnable check) {
    Thread thread = new Thread(check, "check");
    thread.setDaemon(true);
    return thread;
  }
}
