/**
 * Durable JMS. A message holds a whole call, so that delivering it needs no database; beside the
 * calls there is a queue of settlements: entries that wait to be written while the ledger is down.
 * A send is complete when the broker has it on disk, and fails with {@link
 * io.callrelay.queue.QueueUnavailable} when the broker does not take it in time.
 */
@NullMarked
package io.callrelay.queue;

import org.jspecify.annotations.NullMarked;
