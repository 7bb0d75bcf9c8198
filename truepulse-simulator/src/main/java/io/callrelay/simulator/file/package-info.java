/** Why a file cannot be used, in words for the person who named it. A leaf: depends on nothing. */
@NullMarked
package io.callrelay.simulator.file;

import org.jspecify.annotations.NullMarked;
