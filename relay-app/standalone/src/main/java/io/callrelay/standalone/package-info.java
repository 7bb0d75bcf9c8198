/**
 * The relay as one program: reads and checks the settings, starts the ledger's database when none
 * is configured, starts the application server in this JVM with broker and WAR in it, says when
 * calls are taken, and stops all of it in order.
 *
 * <p>Guaranteed: what cannot work is refused before anything is started, in words; whatever ends
 * this program, the next start finds its way (a database left over by {@code kill -9} is stopped
 * first); only one relay at a time uses a data directory.
 */
@NullMarked
package io.callrelay.standalone;

import org.jspecify.annotations.NullMarked;
