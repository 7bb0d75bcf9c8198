package io.callrelay.simulator.certification.run;

import io.callrelay.simulator.certification.result.Evidence;
import io.callrelay.simulator.ledger.Arrival;
import io.callrelay.simulator.ledger.Verdict;
import io.callrelay.simulator.script.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call that was made, and every webhook that came for it so far. Safe for use by several threads.
 */
public final class SeenCall {
  /** More are counted, not kept. */
  private static final int KEPT = 1000;

  private final String id;
  private final Optional<CallFields> posted;
  private final Instant made;
  private final List<Answer> answers;
  private final List<Arrival> attempts = new ArrayList<>();
  private final List<Arrival> elsewhere = new ArrayList<>();
  private final List<Evidence> intake = new ArrayList<>();
  private int count;

  private SeenCall(String id, Optional<CallFields> posted, Instant made, List<Answer> answers) {
    this.id = id;
    this.posted = posted;
    this.made = made;
    this.answers = List.copyOf(answers);
  }

  /** A call that the suite posts. */
  static SeenCall posted(CallFields fields, Instant made, List<Answer> answers) {
    return new SeenCall(fields.id(), Optional.of(fields), made, answers);
  }

  /** A call that somebody made; what its values should be, nobody knows for sure. */
  static SeenCall observed(String id, Instant made, List<Answer> answers) {
    return new SeenCall(id, Optional.empty(), made, answers);
  }

  public String id() {
    return id;
  }

  /** What the suite posted; empty when a person made the call. */
  public Optional<CallFields> posted() {
    return posted;
  }

  /** When it was posted, or first seen. */
  public Instant made() {
    return made;
  }

  /** What its attempts are answered, in turn; the last one repeats. */
  List<Answer> answers() {
    return answers;
  }

  /**
   * Whether a request that does not name this call's id is about it all the same: the id or the
   * caller's number stands somewhere in it. Only the suite's own ids are long enough to tell by; a
   * telephone system's may be the beginning of another one.
   */
  boolean isMeantBy(String request) {
    return posted
        .filter(call -> request.contains(call.id()) || request.contains(call.caller()))
        .isPresent();
  }

  public synchronized void add(Arrival arrival) {
    if (arrival.verdict() == Verdict.ELSEWHERE) {
      elsewhere.add(arrival);
    } else {
      count++;
      if (attempts.size() < KEPT) {
        attempts.add(arrival);
      }
    }
    notifyAll();
  }

  synchronized void intake(Evidence evidence) {
    intake.add(evidence);
  }

  synchronized List<Evidence> intake() {
    return List.copyOf(intake);
  }

  /** Requests to the endpoint's address so far, the first {@value #KEPT}, oldest first. */
  public synchronized List<Arrival> attempts() {
    return List.copyOf(attempts);
  }

  /** Requests to other addresses of the host. */
  public synchronized List<Arrival> elsewhere() {
    return List.copyOf(elsewhere);
  }

  /** How many requests came to the endpoint's address. */
  public synchronized int count() {
    return count;
  }

  /** The longest time between two attempts; zero when there are fewer than two. */
  public synchronized Duration longestGap() {
    return gaps().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** The times between attempts, in their order. */
  public synchronized List<Duration> gaps() {
    List<Duration> gaps = new ArrayList<>();
    for (int i = 1; i < attempts.size(); i++) {
      gaps.add(Duration.between(attempts.get(i - 1).at(), attempts.get(i).at()));
    }
    return gaps;
  }

  /**
   * Waits for that many attempts.
   *
   * @param nanoTime when to give up, as {@link System#nanoTime}
   * @return whether there are so many
   */
  synchronized boolean await(int attemptsWanted, long nanoTime) throws InterruptedException {
    while (count < attemptsWanted) {
      long left = nanoTime - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    return true;
  }
}
