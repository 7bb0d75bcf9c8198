package io.callrelay.simulator.script;

import java.time.Instant;

/**
 * A script at its place.
 *
 * @param since when it was set
 * @param used answers it gave since then
 */
public record Assigned(Scope scope, Script script, Instant since, long used) {
  Assigned(Scope scope, ScriptInUse inUse) {
    this(scope, inUse.script(), inUse.since(), inUse.used());
  }
}
