/**
 * The log: one JSON object per line in a file that is rotated and bounded, and on the console what
 * a person needs to see.
 */
@NullMarked
package io.callrelay.standalone.log;

import org.jspecify.annotations.NullMarked;
