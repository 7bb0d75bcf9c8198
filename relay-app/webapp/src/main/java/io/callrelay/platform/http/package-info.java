/**
 * What the relay's HTTP API has in common: its root and its OpenAPI description, who may ask what,
 * and errors as {@code application/problem+json} (RFC 9457). No answer tells what went on inside.
 */
@NullMarked
package io.callrelay.platform.http;

import org.jspecify.annotations.NullMarked;
