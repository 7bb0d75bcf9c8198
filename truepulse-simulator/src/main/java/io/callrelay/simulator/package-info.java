/**
 * True Pulse as QA needs it. {@link io.callrelay.simulator.SimulatedTruePulse} puts the steps
 * together and is the whole of the library.
 *
 * <pre>
 * a webhook ──▶ webhook ──▶ spec    is it what S4 and S5 ask for?
 *                  │    ──▶ script  which answer or fault is its turn?
 *                  │    ──▶ ledger  what did the vendor take, and how often was it told?
 *                  │    ──▶ tls     which certificate does the client see?
 * a person  ──▶ control ──▶ script, ledger        cli starts it all from the command line
 * </pre>
 */
@NullMarked
package io.callrelay.simulator;

import org.jspecify.annotations.NullMarked;
