/**
 * Who may use the relay. In comes every request of the API and every log-in to the console; out
 * goes the {@link io.callrelay.platform.http.Caller} that the other steps see, or a refusal.
 * Programs send bearer tokens: those of the settings and those that admins made, of which every
 * node keeps the hashes in memory and on disk, so that no call waits for the ledger, nor is refused
 * because it is down. People log in with a password, or by OpenID Connect; their sessions are rows
 * of the ledger, so they hold on all nodes, and a user or token that was removed is out everywhere
 * within seconds. A method of the API without a rule is nobody's.
 */
@NullMarked
package io.callrelay.access;

import org.jspecify.annotations.NullMarked;
