package io.callrelay.simulator.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scripts that have a name: those built in, and those that were added or replaced. */
public final class NamedScripts {
  private final Map<String, Script> added = new TreeMap<>();
  private final Map<String, Long> used = new HashMap<>();

  NamedScripts() {}

  /**
   * A script with its name.
   *
   * @param builtIn false: it was added, or replaces one that is built in
   * @param used answers it gave, at all its places
   */
  public record Entry(String name, Script script, boolean builtIn, long used) {}

  void put(Script script) {
    added.put(script.name().orElseThrow(), script);
  }

  boolean remove(String name) {
    return added.remove(name) != null;
  }

  void count(String name) {
    used.merge(name, 1L, Long::sum);
  }

  /** All by name. */
  Map<String, Script> scripts() {
    Map<String, Script> all = new TreeMap<>(Predefined.SCRIPTS);
    all.putAll(added);
    return all;
  }

  List<Script> added() {
    return List.copyOf(added.values());
  }

  List<Entry> entries() {
    return scripts().entrySet().stream().map(one -> entry(one.getKey(), one.getValue())).toList();
  }

  private Entry entry(String name, Script script) {
    return new Entry(name, script, !added.containsKey(name), used.getOrDefault(name, 0L));
  }
}
