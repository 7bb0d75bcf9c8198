/** The launcher's parts, without the application server. */
@NullMarked
package io.callrelay.standalone;

import org.jspecify.annotations.NullMarked;
