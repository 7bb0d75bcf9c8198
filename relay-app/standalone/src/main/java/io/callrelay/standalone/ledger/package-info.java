/**
 * The ledger's database when none is configured: MariaDB as a child process, its program and data
 * under {@code <relay.data-dir>/ledger}, reachable on the loopback address only.
 *
 * <p>Guaranteed: every commit is forced to disk; a server that dies is started again on the same
 * port; one that outlived its relay is stopped cleanly before the data is opened again.
 */
@NullMarked
package io.callrelay.standalone.ledger;

import org.jspecify.annotations.NullMarked;
