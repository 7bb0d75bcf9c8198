/** The adapter as its container sees it, in a plain JVM. */
@NullMarked
package io.callrelay.broker;

import org.jspecify.annotations.NullMarked;
