/**
 * The report as a page for people. In: a certificate that may be written down as it is. Out: one
 * HTML file that needs nothing else, no script and no network, to be read on a screen and on paper.
 * Guaranteed: what came from outside is text, because pages can only be built of {@link
 * io.callrelay.simulator.certification.report.html.Element}s, which escape what they are given.
 */
@NullMarked
package io.callrelay.simulator.certification.report.html;

import org.jspecify.annotations.NullMarked;
