package io.callrelay.simulator.script;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All scripts that are set. Safe for use by several threads. */
public final class ScriptBook {
  private static final Script VENDOR = new Script(List.of(Answer.success()));

  private final Map<String, Script> calls = new LinkedHashMap<>();
  private final Map<String, Script> callers = new LinkedHashMap<>();
  private Script fallback = VENDOR;

  /** Replaces the script of one call. */
  public synchronized void setForCall(String callId, List<Answer> steps) {
    calls.put(callId, new Script(steps));
  }

  /**
   * Replaces the script of the callers whose number ends in these digits; the longest match counts.
   */
  public synchronized void setForCallers(String lastDigits, List<Answer> steps) {
    callers.put(lastDigits, new Script(steps));
  }

  /** Replaces what every other call gets. */
  public synchronized void setDefault(List<Answer> steps) {
    fallback = new Script(steps);
  }

  /** False: there was none. */
  public synchronized boolean clearCall(String callId) {
    return calls.remove(callId) != null;
  }

  /** False: there was none. */
  public synchronized boolean clearCallers(String lastDigits) {
    return callers.remove(lastDigits) != null;
  }

  /** Back to SUCCESS for every other call. */
  public synchronized void clearDefault() {
    fallback = VENDOR;
  }

  public synchronized void clear() {
    calls.clear();
    callers.clear();
    fallback = VENDOR;
  }

  /** Takes the next step for this call; a request that names no call takes those of the default. */
  public synchronized Answer next(Optional<String> callId, Optional<String> callerNumber) {
    Script script =
        callId.map(calls::get).or(() -> callerNumber.flatMap(this::callersScript)).orElse(fallback);
    return script.next(callId.orElse(""));
  }

  private Optional<Script> callersScript(String number) {
    return callers.entrySet().stream()
        .filter(entry -> number.endsWith(entry.getKey()))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(Map.Entry::getValue);
  }

  public synchronized Map<String, Script> calls() {
    return Map.copyOf(calls);
  }

  public synchronized Map<String, Script> callers() {
    return Map.copyOf(callers);
  }

  public synchronized Script fallback() {
    return fallback;
  }
}
