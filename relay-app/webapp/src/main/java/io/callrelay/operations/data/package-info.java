/**
 * Personal data: delivered calls are deleted after the configured time, and what is kept of a
 * person's number is exported and erased when he asks. An undelivered call is never touched: True
 * Pulse must be told of it (S7.2).
 */
@NullMarked
package io.callrelay.operations.data;

import org.jspecify.annotations.NullMarked;
