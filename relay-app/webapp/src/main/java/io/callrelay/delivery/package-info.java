/**
 * Delivery: takes a call from the queue, waits at the {@link io.callrelay.delivery.Gate}, makes one
 * bounded attempt and has its verdict written before the message is acknowledged.
 *
 * <p>An attempt is {@code TruePulse.attempt(payload)}: at most one POST of S4 on the wire, over
 * within the deadline whatever the endpoint does, its outcome a value: tried, or not tried because
 * the breaker is open, which burns no attempt. The gate decides who may try: nobody while operators
 * have paused, one probe at a time while True Pulse is unreachable, and then ever more up to the
 * configured concurrency:
 *
 * <pre>
 * try (Gate.Permit permit = gate.enter()) {
 *   TruePulse.Outcome outcome = truePulse.attempt(CallPayload.of(call));
 *   permit.learn(outcome);
 *   …
 * }
 * </pre>
 *
 * <p>Behind {@code TruePulse}: {@code GuardedTruePulse} alone carries the fault tolerance, {@code
 * TruePulseWebhook} is the Rest Client, {@code BoundedExchange} moves its bytes.
 */
@NullMarked
package io.callrelay.delivery;

import org.jspecify.annotations.NullMarked;
