/**
 * The webhook port. In: connections and the bytes on them. Out: each request read in full, judged
 * and entered in the ledger, and after that the answer or the fault that its script asks for, byte
 * for byte. It speaks HTTP/1.1 on plain sockets itself, because no HTTP server can be made to break
 * the protocol. Guaranteed: requests on one connection are answered in order; one connection's
 * fault does not touch another connection.
 */
@NullMarked
package io.callrelay.simulator.webhook;

import org.jspecify.annotations.NullMarked;
