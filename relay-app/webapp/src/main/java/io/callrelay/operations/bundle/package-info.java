/**
 * The support bundle (S8.2): a zip with all attempts of a time, their answers in full, for True
 * Pulse's engineers to read without the relay. It is written as it is read, so its size does not
 * matter to the relay. Numbers are masked unless an admin asks for them, which is recorded.
 */
@NullMarked
package io.callrelay.operations.bundle;

import org.jspecify.annotations.NullMarked;
