/**
 * What every form of the report says alike: the verdict, times, the spacing between attempts, and
 * foreign text made visible. In: values of a certificate. Out: words. Pure.
 */
@NullMarked
package io.callrelay.simulator.certification.report.words;

import org.jspecify.annotations.NullMarked;
