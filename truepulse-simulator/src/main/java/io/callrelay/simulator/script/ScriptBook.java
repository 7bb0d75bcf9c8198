package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Scope.Call;
import io.callrelay.simulator.script.Scope.Caller;
import io.callrelay.simulator.script.Scope.Everyone;
import io.callrelay.simulator.script.Scope.Forced;
import io.callrelay.simulator.script.Scope.Steering;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All scripts: those that have a name, and which one is for whom. Asked in this order: forced, the
 * call, its caller, its tracking number, the steering digits when they are on, the default; without
 * any the answer is SUCCESS. Safe for use by several threads.
 */
public final class ScriptBook {
  private static final Script VENDOR = Script.of(List.of(Answer.success()));

  private static final String EXAMPLE = "{\"steps\":[" + StepReader.EXAMPLE + "]}";

  private final InstantSource clock;
  private final NamedScripts named = new NamedScripts();
  private final ScriptInUse vendor = new ScriptInUse(VENDOR, Instant.EPOCH);
  private final Assignments assignments = new Assignments();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public ScriptBook() {
    this(Clock.systemUTC());
  }

  /**
   * @param clock what schedules and dates go by
   */
  public ScriptBook(InstantSource clock) {
    this.clock = clock;
  }

  /** Replaces the script of this scope; it begins now. */
  public void assign(Scope scope, Script script) {
    requireItsPlace(scope, script);
    synchronized (this) {
      assignments.put(scope, new ScriptInUse(script, clock.instant()));
    }
    listeners.forEach(Runnable::run);
  }

  /**
   * Replaces the script of a scope as the control API names it.
   *
   * @param word {@code forced}, {@code calls}, {@code callers}, {@code dids} or {@code default}
   * @param key the call or pattern, "" for all
   * @param json a script, or the name of one in {@code use}
   */
  public Script assign(String word, String key, String json) throws BadInput {
    Scope scope = ScriptSet.scope(word, key, word);
    Script script;
    synchronized (this) {
      JsonObject source = ScriptReader.object(json, EXAMPLE);
      script = ScriptReader.readOrUse(source, "", named.scripts());
    }
    ScriptSet.requireItsPlace(scope, script, "refuseConnections");
    assign(scope, script);
    return script;
  }

  private static void requireItsPlace(Scope scope, Script script) {
    if (script.refusesConnections() && !mayRefuseConnections(scope)) {
      throw new IllegalArgumentException(
          "refuseConnections closes the port for everybody: force the script or make it the"
              + " default");
    }
  }

  static boolean mayRefuseConnections(Scope scope) {
    return scope instanceof Forced || scope instanceof Everyone;
  }

  /** False: there was none. */
  public boolean clear(Scope scope) {
    boolean removed;
    synchronized (this) {
      removed = assignments.remove(scope);
    }
    listeners.forEach(Runnable::run);
    return removed;
  }

  /** False: there was none. */
  public boolean clear(String word, String key) throws BadInput {
    return clear(ScriptSet.scope(word, key, word));
  }

  /** No script is for anybody any more; names and steering digits stay. */
  public void clear() {
    synchronized (this) {
      assignments.removeAllBut(Steering.class);
    }
    listeners.forEach(Runnable::run);
  }

  /** Replaces the script of one call. */
  public void setForCall(String callId, List<? extends Step> steps) {
    assign(new Call(callId), Script.of(steps));
  }

  /** Replaces the script of the callers whose number is like this, see {@link NumberPattern}. */
  public void setForCallers(String pattern, List<? extends Step> steps) {
    assign(new Caller(NumberPattern.of(pattern)), Script.of(steps));
  }

  /** Replaces what every other call gets. */
  public void setDefault(List<? extends Step> steps) {
    assign(new Everyone(), Script.of(steps));
  }

  /** Switches the built-in table on or off: digits at the end of the caller's number. */
  public synchronized void steerByCaller(boolean on) {
    if (!on) {
      assignments.removeAll(Steering.class);
    } else if (!steersByCaller()) {
      Instant now = clock.instant();
      Predefined.STEERING.forEach(
          (digits, script) ->
              assignments.put(
                  new Steering(digits), new ScriptInUse(script.sinceFirstAttempt(), now)));
    }
  }

  public synchronized boolean steersByCaller() {
    return assignments.inOrder().stream().anyMatch(one -> one.scope() instanceof Steering);
  }

  /** Takes the next step for this call; a request that names no call counts as the call "". */
  public synchronized Answer next(CallFacts call) {
    ScriptInUse script = assignments.find(call).orElse(vendor);
    script.script().name().ifPresent(named::count);
    return script.next(call.callId().orElse(""), clock.instant());
  }

  /** The script that has its way with everybody refuses connections at this moment. */
  public synchronized boolean refusesConnections() {
    return assignments
        .of(new Forced())
        .or(() -> assignments.of(new Everyone()))
        .filter(script -> script.refusesConnections(clock.instant()))
        .isPresent();
  }

  /** Calls this after each change of what is for whom. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Who has which script, in the order in which they are asked. */
  public synchronized List<Assigned> assigned() {
    return assignments.inOrder();
  }

  /** The scripts that have a name, with how often each was used. */
  public synchronized List<NamedScripts.Entry> named() {
    return named.entries();
  }

  /**
   * The script of this name.
   *
   * @throws BadInput with the names there are
   */
  public synchronized Script named(String name) throws BadInput {
    return ScriptReader.named(name, "use", named.scripts());
  }

  /** Reads a script and keeps it under this name; whoever has one of that name keeps the old. */
  public synchronized Script define(String name, String json) throws BadInput {
    JsonObject source = ScriptReader.object(json, EXAMPLE).put("name", name);
    Script script = ScriptReader.read(source, "");
    named.put(script);
    return script;
  }

  /** Forgets a name; one that is built in is as it was built. False: nothing of it was added. */
  public synchronized boolean undefine(String name) {
    return named.remove(name);
  }

  /**
   * Reads what {@link #export} gives: adds its names, and what is for whom is afterwards what it
   * says and nothing else. Nothing is changed when it cannot be read.
   */
  public void load(String json) throws BadInput {
    synchronized (this) {
      ScriptSet set = ScriptSet.read(json, named.scripts());
      set.named().forEach(named::put);
      assignments.removeAllBut(Steering.class);
      Instant now = clock.instant();
      set.assigned().forEach((scope, script) -> put(scope, script, now));
      steerByCaller(set.steerByCaller());
    }
    listeners.forEach(Runnable::run);
  }

  private void put(Scope scope, Script script, Instant now) {
    assignments.put(scope, new ScriptInUse(script, now));
  }

  /** Everything that {@link #load} needs to bring about the same in another simulator. */
  public synchronized JsonObject export() {
    Map<String, Script> known = named.scripts();
    ScriptSet set =
        new ScriptSet(named.added(), ScriptSet.of(assignments.inOrder()), steersByCaller());
    return set.json(known);
  }

  /** What who has no script gets. */
  public static Script vendor() {
    return VENDOR;
  }

  /** The digits of the built-in table and their scripts. */
  public static Map<NumberPattern, Script> steeringDigits() {
    return Predefined.STEERING;
  }
}
