/**
 * Shows the relay at work in a minute: starts the simulator and the relay as processes, posts one
 * call of each status of which three first meet trouble, and prints each call's journey as the
 * relay's API tells it.
 *
 * <p>Guaranteed: whatever ends the demonstration, its processes end with it; a busy port is named
 * before anything is started.
 */
@NullMarked
package io.callrelay.standalone.demo;

import org.jspecify.annotations.NullMarked;
