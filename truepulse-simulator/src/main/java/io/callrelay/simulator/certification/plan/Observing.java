package io.callrelay.simulator.certification.plan;

/** How a check goes when a person makes the calls. */
public sealed interface Observing {

  /** One call with this status serves all checks that need no other. */
  record Shared(String status) implements Observing {}

  /** The person makes a call for it, in the full profile or in both. */
  record OwnCall(boolean fullOnly) implements Observing {}

  /** No call is needed: the person is asked. */
  record Asked() implements Observing {}

  /** It cannot be observed. */
  record Not(String why) implements Observing {}
}
