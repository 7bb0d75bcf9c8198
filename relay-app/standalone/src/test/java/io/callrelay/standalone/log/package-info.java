/** The log's form and files. */
@NullMarked
package io.callrelay.standalone.log;

import org.jspecify.annotations.NullMarked;
