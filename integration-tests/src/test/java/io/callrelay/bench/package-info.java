/**
 * The benchmark: open-loop load on the packaged distribution, everything on one machine, the books
 * balanced at the end. It is run by hand ({@code ./relay bench}), never as a test.
 */
package io.callrelay.bench;
