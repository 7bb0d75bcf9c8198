/**
 * The relay's own classes, from intake to settlement, on several nodes, with a queue, a ledger, an
 * endpoint and a clock that are no more than memory. One thread goes on at a time, and a seed
 * decides which, what fails and when a node is killed: a history is its seed, and comes out the
 * same whenever it is run.
 *
 * <p>{@code History} runs one; {@code Books} holds it against what the relay promises; {@code
 * Broken} are the protocols that must not pass.
 */
package io.callrelay.simulation;
