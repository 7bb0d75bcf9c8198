package io.callrelay.simulator.certification.plan;

/** When a check runs. The stages follow each other; within the first two, checks run together. */
public enum Stage {
  /** True Pulse answers SUCCESS to everything, so that times are those of the integration. */
  CALM,
  /** Calls meet refusals and faults, each its own. */
  RETRIES,
  /** Checks that concern the whole endpoint or that others would disturb, one after the other. */
  ALONE
}
