/**
 * The command line. In: arguments. Out: a running simulator, its addresses on standard output,
 * problems in one sentence on standard error. Exit codes: 0 stopped by a signal, 2 wrong usage, a
 * busy port or a file that cannot be used.
 */
@NullMarked
package io.callrelay.simulator.cli;

import org.jspecify.annotations.NullMarked;
