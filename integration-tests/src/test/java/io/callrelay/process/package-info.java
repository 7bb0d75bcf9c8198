/**
 * The distribution as a process, and what happens to the calls it has acknowledged while its
 * ledger, its queue, True Pulse or the process itself is taken away. True Pulse is simulated in the
 * tests' own JVM; whatever else is taken away is a process of its own.
 */
package io.callrelay.process;
