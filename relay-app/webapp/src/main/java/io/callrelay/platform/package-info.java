/**
 * What every step stands on: the settings and their check, tokens, JSON, the log of events, the
 * clock and the executors, and writing in groups. Every step may use this package; it knows none of
 * them.
 */
@NullMarked
package io.callrelay.platform;

import org.jspecify.annotations.NullMarked;
