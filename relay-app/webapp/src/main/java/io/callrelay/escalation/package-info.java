/**
 * Tells support when something is wrong for long (S7.4, S8.2). Lookouts see trouble; reviewing
 * turns what they see into one incident for each cause, and incidents into notices; telling sends
 * these by mail and webhook. Policies are pure functions, incidents and notices are kept in the
 * ledger, so a crash neither loses nor repeats one; while the ledger is down they are kept in
 * memory, so that its own trouble is told of too. Nothing here touches a call: retrying goes on.
 */
@NullMarked
package io.callrelay.escalation;

import org.jspecify.annotations.NullMarked;
