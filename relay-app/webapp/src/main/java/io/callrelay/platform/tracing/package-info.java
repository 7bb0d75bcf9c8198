/**
 * Traces by the words of OpenTelemetry: each step of a call's way is a {@link
 * io.callrelay.platform.tracing.Span}, all of one call form one trace, and they are sent by OTLP
 * over HTTP. Where a call waits (in the queue, in its row) its {@link
 * io.callrelay.platform.tracing.TraceContext} waits with it. Off unless configured; then a span is
 * a constant that does nothing.
 */
@NullMarked
package io.callrelay.platform.tracing;

import org.jspecify.annotations.NullMarked;
