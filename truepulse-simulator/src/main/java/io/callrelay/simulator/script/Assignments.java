package io.callrelay.simulator.script;

import io.callrelay.simulator.script.Scope.Call;
import io.callrelay.simulator.script.Scope.Caller;
import io.callrelay.simulator.script.Scope.Did;
import io.callrelay.simulator.script.Scope.Everyone;
import io.callrelay.simulator.script.Scope.Forced;
import io.callrelay.simulator.script.Scope.Steering;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Which script is for whom. Not safe for several threads. */
final class Assignments {
  private static final List<String> ORDER =
      List.of("forced", "calls", "callers", "dids", "steering", "default");

  private final Map<Scope, ScriptInUse> all = new LinkedHashMap<>();
  private final SortedSet<NumberPattern> callers = new TreeSet<>();
  private final SortedSet<NumberPattern> dids = new TreeSet<>();
  private final SortedSet<NumberPattern> steering = new TreeSet<>();

  void put(Scope scope, ScriptInUse script) {
    remove(scope);
    all.put(scope, script);
    if (scope instanceof Caller caller) {
      callers.add(caller.pattern());
    } else if (scope instanceof Did did) {
      dids.add(did.pattern());
    } else if (scope instanceof Steering steered) {
      steering.add(steered.digits());
    }
  }

  /** False: there was none. */
  boolean remove(Scope scope) {
    if (scope instanceof Caller caller) {
      callers.remove(caller.pattern());
    } else if (scope instanceof Did did) {
      dids.remove(did.pattern());
    } else if (scope instanceof Steering steered) {
      steering.remove(steered.digits());
    }
    return all.remove(scope) != null;
  }

  void removeAllBut(Class<? extends Scope> kept) {
    for (Scope scope : List.copyOf(all.keySet())) {
      if (!kept.isInstance(scope)) {
        remove(scope);
      }
    }
  }

  void removeAll(Class<? extends Scope> kind) {
    for (Scope scope : List.copyOf(all.keySet())) {
      if (kind.isInstance(scope)) {
        remove(scope);
      }
    }
  }

  /** The script of the first scope that the call is in. */
  Optional<ScriptInUse> find(CallFacts call) {
    return of(new Forced())
        .or(() -> call.callId().flatMap(id -> of(new Call(id))))
        .or(() -> call.callerNumber().flatMap(from -> first(callers, from, Caller::new)))
        .or(() -> call.didNumber().flatMap(to -> first(dids, to, Did::new)))
        .or(() -> call.callerNumber().flatMap(from -> first(steering, from, Steering::new)))
        .or(() -> of(new Everyone()));
  }

  Optional<ScriptInUse> of(Scope scope) {
    return Optional.ofNullable(all.get(scope));
  }

  private Optional<ScriptInUse> first(
      SortedSet<NumberPattern> patterns, String number, Function<NumberPattern, Scope> scope) {
    for (NumberPattern pattern : patterns) {
      if (pattern.matches(number)) {
        return of(scope.apply(pattern));
      }
    }
    return Optional.empty();
  }

  /** In the order in which they are asked. */
  List<Assigned> inOrder() {
    Comparator<Assigned> byKind = Comparator.comparingInt(one -> ORDER.indexOf(one.scope().word()));
    return all.entrySet().stream()
        .map(entry -> new Assigned(entry.getKey(), entry.getValue()))
        .sorted(byKind.thenComparing(Assignments::bySpecificity))
        .toList();
  }

  private static int bySpecificity(Assigned one, Assigned other) {
    return one.scope() instanceof Call || one.scope().key().isEmpty()
        ? 0
        : NumberPattern.of(one.scope().key()).compareTo(NumberPattern.of(other.scope().key()));
  }
}
