/**
 * What is known of every call, on MySQL through Hibernate: the call, its state, every attempt with
 * the full answer (S8.1), and what was rejected. Entries are written in groups, one transaction and
 * one fsync for all that wait. An entry that is written twice leaves one trace. When the database
 * does not answer, every request fails at once with {@link io.callrelay.ledger.LedgerUnavailable},
 * and the relay goes on without it. Acts of operators are written in the transaction of their
 * effect; searches are read along keys, a bounded number of rows for each page.
 */
@NullMarked
package io.callrelay.ledger;

import org.jspecify.annotations.NullMarked;
