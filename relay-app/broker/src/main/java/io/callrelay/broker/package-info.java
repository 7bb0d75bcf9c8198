/**
 * The queue's engine as a Jakarta Connectors resource adapter. Starting it starts an embedded
 * Artemis broker whose journal lies under {@code <relay.data-dir>/broker}, before any application
 * that uses it and until after the last one has stopped; or, when {@code relay.broker.url} names
 * external brokers, makes it a client of those.
 *
 * <p>Guaranteed: a durable send outside a transaction returns after its message was forced to disk
 * (by the embedded broker, or by the external one as that is set up); a message is redelivered for
 * as long as it takes; a send that cannot be made ends in an exception within seconds and never
 * hangs.
 */
@NullMarked
package io.callrelay.broker;

import org.jspecify.annotations.NullMarked;
