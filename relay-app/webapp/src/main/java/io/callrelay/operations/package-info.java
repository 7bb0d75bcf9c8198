/**
 * Where people look and act: the relay at a glance and live, calls by search, a call with all its
 * attempts (S8.1), what is in quarantine; retry, withdraw, replay by filter, pause. Everything is
 * read from the ledger, so that any node answers for all of them, and nothing is shown while it is
 * down but that it is. Numbers are masked; every act, and every look at a full number, keeps who
 * did it and why.
 */
@NullMarked
package io.callrelay.operations;

import org.jspecify.annotations.NullMarked;
