package io.callrelay.simulator.mutant;

/** What a mutant does wrong; each run gets a behaviour of its own, since some remember things. */
@FunctionalInterface
interface Mistake {
  Behaviour at(Pace pace);
}
