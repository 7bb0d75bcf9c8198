/**
 * True Pulse Relay, one package per step of a call's way:
 *
 * <pre>
 * telephony ─▶ intake ─▶ queue ─▶ delivery ─▶ True Pulse
 *                 │                 │  ▲
 *                 ▼                 ▼  │ due
 *               ledger ◀─ verdict ─ retry    escalation ─▶ support
 *                 │
 *                 ▼
 *             operations (people look here)
 * </pre>
 *
 * {@code call} and {@code verdict} are the language of the specification and know nothing of
 * Jakarta EE; {@code platform} is what all stand on. The arrows are enforced by a test.
 */
@NullMarked
package io.callrelay;

import org.jspecify.annotations.NullMarked;
