/**
 * The control port: a REST API over the ledger and the scripts, and the switch of the webhook port.
 * In: HTTP from a person or a test. Out: JSON; errors are {"error": what is wrong, "field": where}
 * with 400, 404 or 405. Guaranteed: it stays up while the webhook port is closed.
 */
@NullMarked
package io.callrelay.simulator.control;

import org.jspecify.annotations.NullMarked;
