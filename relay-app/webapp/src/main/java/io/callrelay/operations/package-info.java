/**
 * Where people look and steer: a call with all its attempts (S8.1), the state of the relay, and the
 * switch that stops delivery. Everything is read from the ledger, so nothing is shown while it is
 * down but that it is; and every act keeps who did it and why.
 */
@NullMarked
package io.callrelay.operations;

import org.jspecify.annotations.NullMarked;
