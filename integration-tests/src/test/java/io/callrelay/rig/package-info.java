/**
 * What the tests of the distribution and the proof stand on: the relay as a process, its ledger and
 * its broker to be taken away, telephony that posts and never waits, and the judge.
 *
 * <p>{@link io.callrelay.rig.Judge} has the last word everywhere: what telephony was told, what the
 * ledger says and what True Pulse has must agree.
 */
package io.callrelay.rig;
